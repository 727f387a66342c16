package io.trainyard.dsl.words;

/** A param of the pipeline; its value is known only in a run. */
@Called("a param")
public interface Param extends Ref {}
