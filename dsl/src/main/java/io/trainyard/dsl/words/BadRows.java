package io.trainyard.dsl.words;

/** What becomes of rows that break a rule. */
@Called("fail, warn or quarantine")
public interface BadRows {}
