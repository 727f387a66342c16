/** Measures of models, with scikit-learn's conventions. */
@NullMarked
package io.trainyard.executors.learn.metrics;

import org.jspecify.annotations.NullMarked;
