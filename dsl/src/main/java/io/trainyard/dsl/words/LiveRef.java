package io.trainyard.dsl.words;

/** A deployed endpoint. */
@Called("a live endpoint")
public interface LiveRef extends Ref {}
