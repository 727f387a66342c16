package io.trainyard.dsl.words;

/** A script that does a step's work. */
@Called("a program such as python('train.py')")
public interface Program {}
