package io.trainyard.web.view.compare;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is compared of a run: of each node, its last try.
 *
 * @param attempts in the order they were made
 * @param isWhole whether the attempts tell what they measured and made
 */
record RunFacts(Run run, List<Attempt> attempts, boolean isWhole) {
  private static final int MOST_NAMED = 500;

  Map<String, String> params() {
    Map<String, String> texts = new TreeMap<>();
    run.params().forEach((name, value) -> texts.put(name, ValueText.plain(value)));
    return texts;
  }

  /** The last try of every node, by its name. */
  private Map<String, Attempt> last() {
    Map<String, Attempt> last = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      String name =
          attempt.key().isEmpty() ? attempt.step() : attempt.step() + "[" + attempt.key() + "]";
      if (last.size() < MOST_NAMED || last.containsKey(name)) {
        last.put(name, attempt);
      }
    }
    return last;
  }

  /**
   * By {@code step measure}: first those of steps that only measure, then those taken on the way;
   * steps that hand on what others measured are left out.
   */
  Map<String, Double> measures() {
    Map<String, Double> measures = measures(true);
    measures.putAll(measures(false));
    return measures;
  }

  private Map<String, Double> measures(boolean isFinal) {
    Map<String, Double> measures = new LinkedHashMap<>();
    last()
        .forEach(
            (name, attempt) -> {
              if (makes(attempt, ArtifactKind.METRICS) == isFinal
                  && !makes(attempt, ArtifactKind.RELEASE)) {
                attempt
                    .metrics()
                    .forEach((measure, value) -> measures.put(name + " " + measure, value));
              }
            });
    return measures;
  }

  private static boolean makes(Attempt attempt, ArtifactKind kind) {
    return attempt.outputs().values().stream().anyMatch(it -> it.kind().equals(kind.word()));
  }

  /** Every table that it made, by {@code step.output}. */
  Map<String, Artifact> tables() {
    Map<String, Artifact> tables = new LinkedHashMap<>();
    last()
        .values()
        .forEach(
            attempt ->
                attempt.outputs().values().stream()
                    .filter(it -> it.kind().equals(ArtifactKind.TABLE.word()))
                    .filter(it -> attempt.key().isEmpty())
                    .forEach(it -> tables.put(it.name(), it)));
    return tables;
  }

  /** How long each step took in all its tries; one that was taken over took none. */
  Map<String, Duration> durations() {
    Map<String, Duration> durations = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      if (attempt.started().isPresent() && attempt.ended().isPresent()) {
        durations.merge(
            attempt.step(),
            Duration.between(attempt.started().get(), attempt.ended().get()),
            Duration::plus);
      }
    }
    return durations;
  }

  /** Steps whose results were all taken over from another run. */
  Set<String> cached() {
    return attempts.stream().collect(Collectors.groupingBy(Attempt::step)).entrySet().stream()
        .filter(it -> it.getValue().stream().allMatch(each -> each.state() == AttemptState.CACHED))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
