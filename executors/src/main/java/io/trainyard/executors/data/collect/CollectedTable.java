package io.trainyard.executors.data.collect;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.duck.SchemaJson;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.duck.TableArtifacts.Staged;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.Place;
import io.trainyard.executors.data.profile.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that has been read and is to become a version.
 *
 * @param last the version before, of the same source
 */
record CollectedTable(StepContext context, SourceKey key, Optional<Artifact> last, Place place) {
  static final String SOURCE = "source";
  static final String SOURCE_DIGEST = "sourceDigest";
  private static final String OUTPUT = "data";

  /** Compares it with the last version, profiles and stores it. */
  Outcome finish(
      TableSession session, Staged staged, Map<String, String> source, List<String> doubts)
      throws IOException {
    List<Finding> findings = new ArrayList<>(findings(staged.rows(), doubts));
    drift(staged).ifPresent(findings::add);
    ArtifactStore.Stored profile = context.artifacts().put(Profile.of(session, staged.table()));
    Map<String, String> facts = new LinkedHashMap<>(source);
    facts.put("profile", profile.digest().toString());
    Artifact table = TableArtifacts.store(context, staged, OUTPUT, facts);
    context.progress(staged.rows());
    return Outcome.succeeded()
        .output(OUTPUT, table)
        .rows(staged.rows())
        .findings(findings)
        .fact(fact(table))
        .build();
  }

  private Fact fact(Artifact table) {
    DataEvents.Collected event =
        new DataEvents.Collected(
            key.digest(),
            table.facts().getOrDefault(SOURCE, ""),
            table.facts().getOrDefault(SOURCE_DIGEST, ""),
            table.digest().toString(),
            table.bytes(),
            table.facts());
    return new Fact(DataEvents.COLLECTED, EventJson.write(event));
  }

  private List<Finding> findings(long rows, List<String> doubts) {
    List<Finding> findings = new ArrayList<>();
    for (String doubt : doubts) {
      findings.add(warning("column types", "text", "one type", doubt));
    }
    if (rows == 0) {
      findings.add(warning("rows", "0 rows", "at least 1", "the source has a header, but 0 rows"));
    }
    return findings;
  }

  private Optional<Finding> drift(Staged staged) {
    String then = last.map(Artifact::facts).orElse(Map.of()).get("schema");
    if (then == null) {
      return Optional.empty();
    }
    Drift drift =
        Drift.between(
            SchemaJson.read(then),
            staged.table().schema(),
            NeededColumns.of(context.order().pipeline(), context.order().step().name()));
    if (!drift.broken().isEmpty()) {
      throw place.mistake(
          "the source no longer has "
              + String.join(", ", drift.broken())
              + ", which later steps need; mend the source or those steps\n"
              + drift.table());
    }
    return drift.changes().isEmpty()
        ? Optional.empty()
        : Optional.of(warning("columns", "changed", "as in the last version", drift.sentence()));
  }

  private Finding warning(String check, String value, String bound, String why) {
    return new Finding(
        check,
        context.order().step().name(),
        false,
        Severity.WARNING,
        value,
        bound,
        why,
        Optional.empty());
  }
}
