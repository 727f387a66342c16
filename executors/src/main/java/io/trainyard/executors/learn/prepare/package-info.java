/** From columns of a table to the numbers a learner sees, fitted on training rows only. */
@NullMarked
package io.trainyard.executors.learn.prepare;

import org.jspecify.annotations.NullMarked;
