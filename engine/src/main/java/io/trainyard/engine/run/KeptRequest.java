package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;

/**
 * A request that started a run and named a key for itself, so that repeating it starts nothing.
 *
 * @param key of who asked and the key they named
 * @param body of what they asked for
 */
public record KeptRequest(long run, Digest key, Digest body) {
  /** The kind of event that keeps it, in the transaction that creates the run. */
  public static final String KIND = "run.requested";

  /** What the event carries; the run is the event's own. */
  public record Facts(String key, String body) {
    /** The request that they keep. */
    public KeptRequest of(long run) {
      return new KeptRequest(run, Digest.parse(key), Digest.parse(body));
    }
  }

  /** What is stated with the start of a run. */
  public static Fact fact(Digest key, Digest body) {
    return new Fact(KIND, EventJson.write(new Facts(key.toString(), body.toString())));
  }
}
