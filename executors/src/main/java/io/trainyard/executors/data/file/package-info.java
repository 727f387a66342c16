/** Files of rows that people bring and take: CSV, JSON lines, Parquet. */
@NullMarked
package io.trainyard.executors.data.file;

import org.jspecify.annotations.NullMarked;
