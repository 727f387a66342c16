package io.trainyard.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run to be run again, in a new run that takes over what is unchanged.
 *
 * @param what {@code failed}, {@code all} or {@code step}; null = failed, for a run that failed or
 *     was cancelled
 * @param step from which one, with {@code step}; else null
 * @param key one item of that step; null = all of it
 * @param code the pipeline as it is now; null = as it was
 * @param data {@code same} takes over what was collected, {@code new} collects anew; null = new
 *     with {@code all}, else same
 * @param params that take another value, as typed; the rest keep theirs
 */
public record RerunOrder(
    @Nullable String what,
    @Nullable String step,
    @Nullable String key,
    @Nullable Code code,
    @Nullable String data,
    Map<String, String> params) {

  /**
   * A pipeline by value.
   *
   * @param files the pipeline's file first, then each {@code lib/} file
   * @param folder what relative paths inside the file are relative to; null = the folder that the
   *     server serves
   */
  public record Code(List<RunOrder.File> files, @Nullable String folder) {}
}
