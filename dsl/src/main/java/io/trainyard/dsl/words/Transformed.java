package io.trainyard.dsl.words;

/** A transformed table; with {@code outputs} its tables are what that names. */
@Called("a table")
public interface Transformed extends TableRef {}
