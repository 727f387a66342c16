/**
 * The steps that move and judge tables: collect, validate, transform, split, partition, list,
 * decide, publish, and the fan-in of what was made for each item. DuckDB is used here and nowhere
 * else.
 */
@NullMarked
package io.trainyard.executors.data;

import org.jspecify.annotations.NullMarked;
