/** The command: each verb a class, and the one place that builds the object graph. */
@NullMarked
package io.trainyard.web.app;

import org.jspecify.annotations.NullMarked;
