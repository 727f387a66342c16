package io.trainyard.dsl.words;

/** Whom the pipeline belongs to. */
@Called("owner")
public interface Owner {}
