package io.trainyard.dsl.words;

/** Whom to tell when a run fails, or one of these steps. */
@Block(value = "onFailure", about = "Whom to tell when a run fails, or one of these steps.")
public interface OnFailureWords extends TellWords {}
