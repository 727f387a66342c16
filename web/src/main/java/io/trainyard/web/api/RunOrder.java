package io.trainyard.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run to start.
 *
 * @param files the pipeline's file first, then each {@code lib/} file
 * @param folder what relative paths inside the file are relative to; null = the folder that the
 *     server serves
 * @param params as typed; checked against the pipeline's own
 * @param day the date the run is about, as {@code 2026-01-31}; null = today
 * @param fresh whether nothing may come from the cache; null = it may
 */
public record RunOrder(
    List<File> files,
    @Nullable String folder,
    Map<String, String> params,
    @Nullable String day,
    @Nullable Boolean fresh) {

  /** An order of a run that may take over results. */
  public RunOrder(
      List<File> files, String folder, Map<String, String> params, @Nullable String day) {
    this(files, folder, params, day, null);
  }

  /** The same, with paths that are relative to the folder that the server serves. */
  public RunOrder inServedFolder() {
    return new RunOrder(files, null, params, day, fresh);
  }

  /**
   * A file by value.
   *
   * @param path relative to the folder
   */
  public record File(String path, String text) {}
}
