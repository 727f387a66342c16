package io.trainyard.dsl.words;

/** A report that a step makes. */
@Called("a report")
public interface ReportRef extends Ref {}
