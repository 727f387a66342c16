/** Learning steps: train, evaluate, explain, compare, predict; and opening model packages. */
@NullMarked
package io.trainyard.executors.learn;

import org.jspecify.annotations.NullMarked;
