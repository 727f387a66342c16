package io.trainyard.dsl.words;

/** A number from 0 to 1. */
@Called("a share such as 20.percent")
public interface Share {}
