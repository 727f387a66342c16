/** collect: rows from files, addresses and databases. */
@NullMarked
package io.trainyard.executors.data.collect;

import org.jspecify.annotations.NullMarked;
