package io.trainyard.web.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline.
 *
 * @param owner whom it belongs to; empty where it names nobody
 * @param version digest of its files, as runs are started from them
 * @param lastRun number of its latest run; null where it has not run yet
 */
public record PipelineView(
    String name,
    String about,
    String owner,
    List<String> tags,
    List<Parameter> params,
    String version,
    @Nullable Long lastRun) {
  /**
   * A param.
   *
   * @param standard its value where none is given; null where one must be, and where it is personal
   */
  public record Parameter(String name, String type, boolean required, @Nullable String standard) {}

  /**
   * A version.
   *
   * @param lastRun number of the latest run of this version; null where it has not run yet
   * @param since when it was taken up, or else when its latest run was created
   */
  public record Version(String version, @Nullable Long lastRun, Instant since) {}
}
