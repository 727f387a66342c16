/** What is fitted to numbers: gradient boosting, forests, trees and linear models. */
@NullMarked
package io.trainyard.executors.learn.learner;

import org.jspecify.annotations.NullMarked;
