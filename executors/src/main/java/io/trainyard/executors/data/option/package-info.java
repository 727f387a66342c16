/** What a step says, read: options, values, places and SQL with holes. */
@NullMarked
package io.trainyard.executors.data.option;

import org.jspecify.annotations.NullMarked;
