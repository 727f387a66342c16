package io.trainyard.dsl.words;

/** A class of failures, as {@code retry} names it. */
@Called("a failure such as machineLost or exitCode(75)")
public interface FailureKind {}
