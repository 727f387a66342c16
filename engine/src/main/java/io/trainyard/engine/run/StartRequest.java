package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

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
 * @param facts what its actor states with it, in the transaction that creates it
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
    OptionalLong parent,
    List<Fact> facts,
    Optional<Planned> planned) {
  public StartRequest {
    facts = List.copyOf(facts);
  }

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
        OptionalLong.empty(),
        List.of(),
        Optional.empty());
  }

  /** This request, taking over results of an earlier run. */
  public StartRequest reusing(Reuse taken) {
    return with(change -> change.reuse = Optional.of(taken));
  }

  /** This request, with nothing from the cache. */
  public StartRequest asFresh() {
    return with(change -> change.fresh = true);
  }

  /** This request, for an attempt that waits for its end. */
  public StartRequest calledBy(long attempt) {
    return with(change -> change.parent = OptionalLong.of(attempt));
  }

  /** This request, with something more that its actor states. */
  public StartRequest stating(Fact fact) {
    List<Fact> all = new ArrayList<>(facts);
    all.add(fact);
    return with(change -> change.facts = all);
  }

  /** This request, for a time that was planned; no two runs are for the same one. */
  public StartRequest at(Planned time) {
    return with(change -> change.planned = Optional.of(time));
  }

  private StartRequest with(Consumer<Change> said) {
    Change change = new Change(this);
    said.accept(change);
    return change.made();
  }

  /** What may differ from the request that it begins with. */
  private static final class Change {
    private final StartRequest before;
    private Optional<Reuse> reuse;
    private boolean fresh;
    private OptionalLong parent;
    private List<Fact> facts;
    private Optional<Planned> planned;

    Change(StartRequest before) {
      this.before = before;
      this.reuse = before.reuse;
      this.fresh = before.fresh;
      this.parent = before.parent;
      this.facts = before.facts;
      this.planned = before.planned;
    }

    StartRequest made() {
      return new StartRequest(
          before.pipeline,
          before.params,
          before.folder,
          before.cause,
          before.actor,
          before.runDate,
          reuse,
          fresh,
          parent,
          facts,
          planned);
    }
  }

  /** What the log keeps of it; the params without what is personal. */
  RunEvents.RunCreated created(Map<String, Value> kept, Digest definition) {
    return new RunEvents.RunCreated(
        pipeline.name(),
        pipeline.version(),
        definition.toString(),
        cause,
        ValueJson.write(kept),
        runDate,
        folder.toString(),
        reuse.map(Reuse::origin).orElse(null),
        parent.isPresent() ? parent.getAsLong() : null,
        fresh ? Boolean.TRUE : null,
        pipeline.owner().isEmpty() ? null : pipeline.owner(),
        planned.map(Planned::logical).orElse(null),
        planned.map(Planned::scheduled).orElse(null),
        planned.map(Planned::backfill).filter(number -> number != 0).orElse(null));
  }
}
