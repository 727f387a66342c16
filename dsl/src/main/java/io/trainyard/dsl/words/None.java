package io.trainyard.dsl.words;

/** Says that there is none: nothing is tried again, no earlier result is used. */
@Called("none")
public interface None {}
