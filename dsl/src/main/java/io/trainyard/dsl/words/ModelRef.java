package io.trainyard.dsl.words;

/** A model: trained by a step, or the champion of a name. */
@Called("a model")
public interface ModelRef extends Ref {}
