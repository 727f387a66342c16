package io.trainyard.dsl.words;

/** What becomes of a run whose predecessor still runs. */
@Called("skip, queue, cancelOlder or allow")
public interface Overlap {}
