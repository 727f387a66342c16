/** Endpoints, their traffic, and predictors that answer them. */
@NullMarked
package io.trainyard.engine.deploy;

import org.jspecify.annotations.NullMarked;
