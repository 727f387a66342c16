package io.trainyard.web.view.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.table.Profiler;
import io.trainyard.engine.table.Rows;
import io.trainyard.web.view.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the first of the rows that broke a rule. Thread-safe. */
final class FailingRows {
  private static final String OUTPUT = "rejected";
  private static final int MOST_ROWS = 10;
  private static final int MOST_COLUMNS = 30;
  private static final int MOST_LETTERS = 120;

  private final ArtifactStore artifacts;
  private final Profiler tables;

  FailingRows(ArtifactStore artifacts, Profiler tables) {
    this.artifacts = artifacts;
    this.tables = tables;
  }

  /** The rows that an attempt set aside; empty where it has none, or they cannot be read. */
  Optional<StepPanel.Sample> of(Attempt attempt, ArtifactLinks links) {
    Artifact rejected = attempt.outputs().get(OUTPUT);
    if (rejected == null || rejected.facts().getOrDefault("rows", "0").equals("0")) {
      return Optional.empty();
    }
    try {
      Rows rows = tables.sample(artifacts.path(rejected.digest()), MOST_ROWS);
      return Optional.of(sample(rows, rejected, links));
    } catch (IOException e) {
      return Optional.of(
          new StepPanel.Sample(
              List.of(), List.of(), "The rows cannot be read: " + e.getMessage(), ""));
    }
  }

  private static StepPanel.Sample sample(Rows rows, Artifact rejected, ArtifactLinks links) {
    List<String> names = rows.schema().names();
    int columns = Math.min(MOST_COLUMNS, names.size());
    // The rule stands first: it is why one looks.
    List<String> shown = new ArrayList<>(names.subList(names.size() - columns, names.size()));
    java.util.Collections.rotate(shown, 1);
    List<List<String>> cells = new ArrayList<>();
    for (List<@Nullable Object> row : rows.values()) {
      List<String> texts = new ArrayList<>();
      row.subList(row.size() - columns, row.size()).forEach(value -> texts.add(text(value)));
      java.util.Collections.rotate(texts, 1);
      cells.add(texts);
    }
    String all = rejected.facts().getOrDefault("rows", "");
    String note =
        Words.count(rows.size())
            + " of "
            + (all.matches("[0-9]{1,18}")
                ? Words.count(
                    Long.parseLong(all), "row that breaks a rule", "rows that break a rule")
                : "those that break a rule");
    return new StepPanel.Sample(shown, cells, note, links.bytes(rejected.digest().toString()));
  }

  private static String text(@Nullable Object value) {
    String text = value == null ? "empty" : value.toString();
    return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 1) + "…";
  }
}
