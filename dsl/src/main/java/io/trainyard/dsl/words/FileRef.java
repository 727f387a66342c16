package io.trainyard.dsl.words;

/** A file that a step makes. */
@Called("a file")
public interface FileRef extends Ref {}
