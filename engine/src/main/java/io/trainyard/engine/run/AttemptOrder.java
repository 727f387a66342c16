package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an attempt needs to know.
 *
 * @param attempt the attempt's id
 * @param key the partition's value under a fan-out; else empty
 * @param tryNumber from 1
 * @param token proves that a report is of this attempt
 * @param step its options with params filled in and templates' holes as literals
 * @param params every param's value in this run
 * @param inputs what {@code step.inputs()} means now, in the same order; then, named {@code
 *     step.output}, each output that only the step's options mention, as in {@code attach quality}
 * @param folder what relative paths are relative to
 * @param runDate the logical date of the run
 * @param state what an earlier {@link Outcome.Waiting} left; empty at first
 * @param actor who started the run, by id
 */
public record AttemptOrder(
    long run,
    long attempt,
    String key,
    int tryNumber,
    long token,
    Pipeline pipeline,
    Step step,
    Map<String, Value> params,
    List<StepInput> inputs,
    Path folder,
    LocalDate runDate,
    Optional<Duration> timeout,
    String state,
    String actor) {

  /**
   * One input.
   *
   * @param name as in {@link io.trainyard.engine.pipeline.Input}
   * @param artifact empty for a param, for a skipped origin, and for a reference to nothing (no
   *     champion yet)
   * @param value the literal of a param
   * @param meaning what a reference turned out to be, such as {@code churn:3}; else empty
   * @param items of a step that ran once for each item: what each that ended well made, in the
   *     order of the keys; for its {@code failures}, the others, each with why as its value; else
   *     empty
   */
  public record StepInput(
      String name,
      Optional<Artifact> artifact,
      Optional<Value> value,
      String meaning,
      List<Item> items) {
    public StepInput {
      items = List.copyOf(items);
    }

    /** An input that is one thing. */
    public StepInput(
        String name, Optional<Artifact> artifact, Optional<Value> value, String meaning) {
      this(name, artifact, value, meaning, List.of());
    }
  }

  /** The same order with other inputs. */
  public AttemptOrder withInputs(List<StepInput> others) {
    return new AttemptOrder(
        run, attempt, key, tryNumber, token, pipeline, step, params, others, folder, runDate,
        timeout, state, actor);
  }

  /** The input of this name. */
  public Optional<StepInput> input(String name) {
    return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
  }
}
