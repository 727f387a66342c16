package io.trainyard.dsl.words;

/** What a value must satisfy. */
@Called("a range such as between(7, 90)")
public interface Bound {}
