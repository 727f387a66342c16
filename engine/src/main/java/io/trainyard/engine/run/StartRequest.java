package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run is started with.
 *
 * @param params given by the caller; the rest take their defaults
 * @param folder what relative paths of the pipeline are relative to
 * @param cause {@code person}, {@code schedule}, {@code rerun}, {@code retry}, {@code call}, ...
 * @param actor by id, such as {@code os:ada}
 * @param reuse what is taken over from an earlier run; empty where everything is run
 * @param fresh whether nothing may come from the cache
 * @param parent the attempt of a {@code call} that waits for this run; empty for any other run
 */
public record StartRequest(
    Pipeline pipeline,
    Map<String, Value> params,
    Path folder,
    String cause,
    String actor,
    LocalDate runDate,
    Optional<Reuse> reuse,
    boolean fresh,
    OptionalLong parent) {

  /** A run of its own, of every step. */
  public StartRequest(
      Pipeline pipeline,
      Map<String, Value> params,
      Path folder,
      String cause,
      String actor,
      LocalDate runDate) {
    this(
        pipeline,
        params,
        folder,
        cause,
        actor,
        runDate,
        Optional.empty(),
        false,
        OptionalLong.empty());
  }

  /** This request, taking over results of an earlier run. */
  public StartRequest reusing(Reuse taken) {
    return new StartRequest(
        pipeline, params, folder, cause, actor, runDate, Optional.of(taken), fresh, parent);
  }

  /** This request, with nothing from the cache. */
  public StartRequest asFresh() {
    return new StartRequest(pipeline, params, folder, cause, actor, runDate, reuse, true, parent);
  }

  /** This request, for an attempt that waits for its end. */
  public StartRequest calledBy(long attempt) {
    return new StartRequest(
        pipeline, params, folder, cause, actor, runDate, reuse, fresh, OptionalLong.of(attempt));
  }
}
