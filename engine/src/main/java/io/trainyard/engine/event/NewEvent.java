package io.trainyard.engine.event;

import org.jspecify.annotations.Nullable;

/** An event that is not yet in the log; the fields are those of {@link Event}. */
public record NewEvent(String kind, String actor, long run, String json, @Nullable Record written) {

  /** An event whose facts are there as text. */
  public NewEvent(String kind, String actor, long run, String json) {
    this(kind, actor, run, json, null);
  }

  /** An event with these facts. */
  public static NewEvent of(String kind, String actor, long run, Record facts) {
    return new NewEvent(kind, actor, run, EventJson.write(facts), facts);
  }
}
