package io.trainyard.dsl.words;

/** Whom to tell when this deadline has passed. */
@Block(value = "late", about = "Whom to tell when this deadline has passed.")
public interface LateWords extends TellWords {}
