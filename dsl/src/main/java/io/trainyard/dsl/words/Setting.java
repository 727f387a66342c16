package io.trainyard.dsl.words;

/** A text of the home's settings. */
@Called("a setting such as setting('crm/schema')")
public interface Setting {}
