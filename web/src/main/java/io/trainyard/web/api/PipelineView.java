package io.trainyard.web.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline.
 *
 * @param owner whom it belongs to; empty where it names nobody
 * @param version digest of its files, as its latest run had them
 * @param lastRun number of its latest run
 */
public record PipelineView(
    String name,
    String about,
    String owner,
    List<String> tags,
    List<Parameter> params,
    String version,
    long lastRun) {
  /**
   * A param.
   *
   * @param standard its value where none is given; null where one must be, and where it is personal
   */
  public record Parameter(String name, String type, boolean required, @Nullable String standard) {}

  /**
   * A version that has run.
   *
   * @param lastRun number of the latest run of this version
   * @param since when that one was created
   */
  public record Version(String version, long lastRun, Instant since) {}
}
