package io.trainyard.dsl.words;

/** Whom to tell when a deadline of the pipeline has passed without a good run. */
@Block(
    value = "onLate",
    about = "Whom to tell when a deadline of the pipeline has passed without a good run.")
public interface OnLateWords extends TellWords {}
