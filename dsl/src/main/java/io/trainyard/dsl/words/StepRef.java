package io.trainyard.dsl.words;

/** What a step's variable stands for. It has no value while the file is read. */
@Called("a step")
public interface StepRef {}
