package io.trainyard.dsl.words;

/** A connection that the home's settings name. */
@Called("a connection such as connection('dw')")
public interface Connection {}
