/** Who is told of what happens: a reader of the log, and the port that messages go out by. */
@NullMarked
package io.trainyard.engine.alert;

import org.jspecify.annotations.NullMarked;
