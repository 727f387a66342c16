package io.trainyard.engine.artifact;

import java.util.Map;

/** What events about data carry. */
public final class DataEvents {
  public static final String COLLECTED = "data.collected";
  public static final String PUBLISHED = "table.published";

  private DataEvents() {}

  /**
   * A source was read. {@code collected(key)} means the latest of these, so that unchanged data
   * give the same version.
   *
   * @param key digest of where the data come from and how they are read
   * @param source where they come from, as people read it; never with a login
   * @param sourceDigest digest (or ETag, or watermark) of the source's bytes
   */
  public record Collected(
      String key,
      String source,
      String sourceDigest,
      String table,
      long bytes,
      Map<String, String> facts) {}

  /** A table of the catalogue has a new version. */
  public record Published(String name, String table, long bytes, Map<String, String> facts) {}
}
