package io.trainyard.dsl.words;

/** What a column holds. */
@Called("a column type such as wholeNumber")
public interface ColumnKind {}
