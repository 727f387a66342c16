/** Databases of others: where they are, and who one is there. */
@NullMarked
package io.trainyard.executors.data.database;

import org.jspecify.annotations.NullMarked;
