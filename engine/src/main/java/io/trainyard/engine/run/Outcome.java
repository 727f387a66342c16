package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How an attempt ended, or why it waits. */
public sealed interface Outcome {

  /**
   * It ended well.
   *
   * @param outputs by the step's output names
   * @param rows how many rows it handled, where that says something
   * @param metrics finite numbers only; others are dropped
   * @param decision what a {@code decide} or {@code compare} step decided
   * @param items what later steps run once for, each with a key of its own; empty where it made no
   *     list
   * @param key what the result may be found again under; empty where it may not
   */
  record Succeeded(
      Map<String, Artifact> outputs,
      OptionalLong rows,
      Map<String, Double> metrics,
      List<Finding> findings,
      Optional<Boolean> decision,
      List<Fact> facts,
      List<Item> items,
      Optional<CacheKey> key)
      implements Outcome {
    public Succeeded {
      outputs = copyOf(outputs);
      metrics = finite(metrics);
      findings = List.copyOf(findings);
      facts = List.copyOf(facts);
      items = List.copyOf(items);
    }

    private static Map<String, Double> finite(Map<String, Double> metrics) {
      if (metrics.isEmpty()) {
        return Map.of();
      }
      Map<String, Double> finite = new LinkedHashMap<>(metrics);
      finite.values().removeIf(value -> !Double.isFinite(value));
      return java.util.Collections.unmodifiableMap(finite);
    }

    /** The same end, to be found again under this key. */
    public Succeeded under(CacheKey found) {
      return new Succeeded(
          outputs, rows, metrics, findings, decision, facts, items, Optional.of(found));
    }

    /** The same end with other findings. */
    public Succeeded withFindings(List<Finding> others) {
      return new Succeeded(outputs, rows, metrics, others, decision, facts, items, key);
    }
  }

  /**
   * It did not run, since the result was there already; the facts that went with it are not stated
   * again.
   *
   * @param run of that attempt
   * @param attempt whose result it is
   * @param key under which it was found
   * @param result what that attempt ended with
   */
  record Reused(long run, long attempt, CacheKey key, Succeeded result) implements Outcome {}

  /**
   * It ended badly.
   *
   * @param message where, what, why, and the smallest fix; no stack trace
   * @param retryable false where trying again cannot help: a gate that is not met, a bad option
   * @param findings what a gate or validation found
   * @param outputs reports that are kept all the same, such as a sample of failing rows
   * @param detail what a retry may be decided by
   * @param key what its result would have been kept under, so that people see what went into it
   */
  record Failed(
      FailureCause cause,
      String message,
      boolean retryable,
      List<Finding> findings,
      Map<String, Artifact> outputs,
      FailureDetail detail,
      Optional<CacheKey> key)
      implements Outcome {
    public Failed {
      findings = List.copyOf(findings);
      outputs = copyOf(outputs);
    }

    /** A failure that no key is known of. */
    public Failed(
        FailureCause cause,
        String message,
        boolean retryable,
        List<Finding> findings,
        Map<String, Artifact> outputs,
        FailureDetail detail) {
      this(cause, message, retryable, findings, outputs, detail, Optional.empty());
    }

    /** The same failure, with what its result would have been kept under. */
    public Failed under(CacheKey found) {
      return new Failed(cause, message, retryable, findings, outputs, detail, Optional.of(found));
    }

    /** A failure of which nothing more is known. */
    public Failed(
        FailureCause cause,
        String message,
        boolean retryable,
        List<Finding> findings,
        Map<String, Artifact> outputs) {
      this(cause, message, retryable, findings, outputs, FailureDetail.UNKNOWN);
    }

    /** A failure that another try may mend. */
    public static Failed error(String message) {
      return new Failed(FailureCause.ERROR, message, true, List.of(), Map.of());
    }

    /** A failure that no further try can mend. */
    public static Failed forGood(String message) {
      return new Failed(FailureCause.ERROR, message, false, List.of(), Map.of());
    }
  }

  /**
   * It waits; when it wakes, the same attempt is launched again with the state.
   *
   * @param reason what it waits for, as people read it
   * @param state JSON of the body's own
   * @param facts what holds from now on, such as that people were asked; never in conflict
   */
  record Waiting(Instant until, String reason, String state, List<Fact> facts) implements Outcome {
    public Waiting {
      facts = List.copyOf(facts);
    }

    /** A wait that states nothing. */
    public Waiting(Instant until, String reason, String state) {
      this(until, reason, state, List.of());
    }
  }

  /** In the same order; most attempts make none. */
  private static Map<String, Artifact> copyOf(Map<String, Artifact> outputs) {
    return outputs.isEmpty()
        ? Map.of()
        : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  static Builder succeeded() {
    return new Builder();
  }

  /** Gathers a {@link Succeeded}. */
  final class Builder {
    private final Map<String, Artifact> outputs = new LinkedHashMap<>();
    private OptionalLong rows = OptionalLong.empty();
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Boolean> decision = Optional.empty();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    private Builder() {}

    public Builder output(String name, Artifact artifact) {
      outputs.put(name, artifact);
      return this;
    }

    public Builder rows(long count) {
      rows = OptionalLong.of(count);
      return this;
    }

    public Builder metric(String name, double value) {
      metrics.put(name, value);
      return this;
    }

    public Builder findings(List<Finding> more) {
      findings.addAll(more);
      return this;
    }

    public Builder decision(boolean yes) {
      decision = Optional.of(yes);
      return this;
    }

    public Builder fact(Fact fact) {
      facts.add(fact);
      return this;
    }

    /** One more thing that later steps run once for. */
    public Builder item(Item item) {
      items.add(item);
      return this;
    }

    public Succeeded build() {
      return new Succeeded(
          outputs, rows, metrics, findings, decision, facts, items, Optional.empty());
    }
  }
}
