package io.trainyard.dsl.words;

/** Whom to tell when a run waits for an approval. */
@Block(value = "onWaiting", about = "Whom to tell when a run waits for an approval.")
public interface OnWaitingWords extends TellWords {}
