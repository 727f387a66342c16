/**
 * The steps that move and judge tables: collect, validate and publish in folders of their own, here
 * transform, split, partition, list, decide and the fan-in of what was made for each item. What
 * they share stands in {@code duck} (tables in DuckDB, which is used there and in what builds on
 * it, nowhere else), {@code file}, {@code database}, {@code profile} and {@code option}.
 */
@NullMarked
package io.trainyard.executors.data;

import org.jspecify.annotations.NullMarked;
