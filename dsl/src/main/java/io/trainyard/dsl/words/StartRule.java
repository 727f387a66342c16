package io.trainyard.dsl.words;

/** When a step starts, by how the steps it waits for ended. */
@Called("a rule such as allDone")
public interface StartRule {}
