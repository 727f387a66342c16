/** Tables in DuckDB, and their way to Parquet and back. */
@NullMarked
package io.trainyard.executors.data.duck;

import org.jspecify.annotations.NullMarked;
