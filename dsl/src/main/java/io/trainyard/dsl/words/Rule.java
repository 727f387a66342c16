package io.trainyard.dsl.words;

/** What each value of a column must satisfy. */
@Called("a rule such as present")
public interface Rule {}
