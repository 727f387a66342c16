package io.trainyard.dsl.words;

/** The format in which tables reach a script. */
@Called("csv or parquet")
public interface TableFormat {}
