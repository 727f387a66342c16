package io.trainyard.dsl.words;

/** Something of an event. */
@Called("something of the event, such as event('data.region')")
public interface EventValue {}
