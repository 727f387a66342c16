/** Where attempts run: threads of this process, and the child processes that they start. */
@NullMarked
package io.trainyard.executors.place;

import org.jspecify.annotations.NullMarked;
