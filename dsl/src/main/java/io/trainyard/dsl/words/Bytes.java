package io.trainyard.dsl.words;

/** A number of bytes. */
@Called("a size such as 16.GiB")
public interface Bytes {}
