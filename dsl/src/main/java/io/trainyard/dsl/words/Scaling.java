package io.trainyard.dsl.words;

/** Which columns are scaled. */
@Called("everyNumber")
public interface Scaling {}
