package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be run again of a run that has ended.
 *
 * @param run its number
 * @param what which of its steps run again in any case
 * @param code the definition to run; empty = the one it had
 * @param newData whether what was collected is collected anew
 * @param params that take another value than they had, as typed; the rest keep theirs
 * @param actor by id, such as {@code os:ada}
 */
public record RerunRequest(
    long run,
    What what,
    Optional<Code> code,
    boolean newData,
    Map<String, String> params,
    String actor) {

  /** Which steps run again in any case; what depends on them does, too. */
  public sealed interface What {}

  /** What did not end well; refused for a run that succeeded, since nobody says what of it. */
  public record Usual() implements What {}

  /** What did not end well. */
  public record Failed() implements What {}

  /** Everything, other than what was collected where that is to stay. */
  public record All() implements What {}

  /**
   * One step.
   *
   * @param key one item of a fan-out; empty = all of the step
   */
  public record From(String step, String key) implements What {}

  /**
   * Another definition of the same pipeline.
   *
   * @param folder what its relative paths are relative to
   */
  public record Code(Pipeline pipeline, Path folder) {}

  /** This request, of other steps. */
  RerunRequest with(What steps) {
    return new RerunRequest(run, steps, code, newData, params, actor);
  }
}
