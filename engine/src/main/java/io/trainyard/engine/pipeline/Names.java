package io.trainyard.engine.pipeline;

/** What names of pipelines, models, endpoints, pools, places and connections look like. */
public final class Names {
  /** A regular expression: 1 to 63 characters, a small letter first. */
  public static final String PATTERN = "[a-z][a-z0-9_-]{0,62}";

  private Names() {}
}
