package io.trainyard.engine.event;

/** An event that is not yet in the log; the fields are those of {@link Event}. */
public record NewEvent(String kind, String actor, long run, String json) {}
