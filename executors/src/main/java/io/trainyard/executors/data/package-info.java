/**
 * The steps that move and judge tables: collect, validate, transform, split, publish. DuckDB is
 * used here and nowhere else.
 */
@NullMarked
package io.trainyard.executors.data;

import org.jspecify.annotations.NullMarked;
