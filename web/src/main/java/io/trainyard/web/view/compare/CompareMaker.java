package io.trainyard.web.view.compare;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.web.view.FrozenPipelines;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.compare.ComparePage.Column;
import io.trainyard.web.view.compare.ComparePage.Row;
import io.trainyard.web.view.models.Measure;
import io.trainyard.web.view.pipeline.LineDifference;
import io.trainyard.web.view.pipeline.VersionCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts runs side by side. */
final class CompareMaker {
  private static final int MOST_ROWS = 200;
  private static final int MOST_ATTEMPTS = 3_000;
  private final ViewPorts ports;
  private final FrozenPipelines frozen;

  CompareMaker(ViewPorts ports) {
    this.ports = ports;
    this.frozen = ports.frozen();
  }

  ComparePage page(String asked, List<Run> found, Words words) {
    List<RunFacts> runs = found.stream().map(this::facts).toList();
    List<Row> params = texts(runs, RunFacts::params);
    List<Row> data = data(runs);
    List<Row> differences = new ArrayList<>();
    differences.add(Row.of("Pipeline", cells(runs, it -> it.run().pipeline())));
    differences.add(Row.of("Code", cells(runs, it -> Words.digest(it.run().version()))));
    differences.add(counted("Params", params));
    differences.add(counted("Data", data));
    return new ComparePage(
        asked,
        "",
        found.stream().map(run -> column(run, words)).toList(),
        found.size() == 2
            ? "/compare?runs=" + found.get(1).number() + "," + found.get(0).number()
            : "",
        said(differences) + leftOut(runs),
        differences,
        params,
        measures(runs),
        new RunCurves(ports.points()).of(runs),
        data,
        durations(runs),
        code(found));
  }

  /** Of a very large run, without what its attempts measured and made. */
  private RunFacts facts(Run run) {
    List<Attempt> outline = ports.runs().outline(run.number());
    return outline.size() > MOST_ATTEMPTS
        ? new RunFacts(run, outline, false)
        : new RunFacts(run, ports.runs().attempts(run.number()), true);
  }

  private static String leftOut(List<RunFacts> runs) {
    List<String> large =
        runs.stream().filter(it -> !it.isWhole()).map(it -> "#" + it.run().number()).toList();
    return large.isEmpty()
        ? ""
        : " Measures and data of %s are left out: more than %s attempts."
            .formatted(String.join(", ", large), Words.count(MOST_ATTEMPTS));
  }

  private static Column column(Run run, Words words) {
    return new Column(
        run.number(),
        run.pipeline(),
        Mark.of(run.state()),
        words.at(run.created()),
        words.full(run.created()),
        run.actor().replaceFirst("^(os|key):", ""));
  }

  private static Row counted(String name, List<Row> rows) {
    long differing = rows.stream().filter(Row::differs).count();
    String text =
        rows.isEmpty()
            ? "none"
            : differing == 0
                ? "all %d the same".formatted(rows.size())
                : "%d of %d differ".formatted(differing, rows.size());
    return new Row(name, "", List.of(), differing > 0, text, "");
  }

  /** {@code Only the data differ.} */
  private static String said(List<Row> differences) {
    List<String> what =
        differences.stream()
            .filter(Row::differs)
            .map(row -> row.name().toLowerCase(java.util.Locale.ROOT))
            .toList();
    if (what.isEmpty()) {
      return "Pipeline, code, params and data are the same.";
    }
    String last = what.get(what.size() - 1);
    boolean isOne = what.size() == 1 && !last.endsWith("s") && !last.equals("data");
    String names =
        what.size() == 1
            ? last
            : String.join(", ", what.subList(0, what.size() - 1)) + " and " + last;
    return (what.size() == 1 ? "Only the " : "The ") + names + (isOne ? " differs." : " differ.");
  }

  private static List<String> cells(List<RunFacts> runs, Function<RunFacts, String> cell) {
    return runs.stream().map(cell).toList();
  }

  private static <T> Set<String> names(
      List<RunFacts> runs, Function<RunFacts, Map<String, T>> values) {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(values.apply(run).keySet()));
    return names;
  }

  private static List<Row> texts(
      List<RunFacts> runs, Function<RunFacts, Map<String, String>> values) {
    return names(runs, values).stream()
        .limit(MOST_ROWS)
        .map(name -> Row.of(name, cells(runs, it -> values.apply(it).getOrDefault(name, ""))))
        .toList();
  }

  private static List<Row> measures(List<RunFacts> runs) {
    List<Map<String, Double>> all = runs.stream().map(RunFacts::measures).toList();
    List<Row> rows = new ArrayList<>();
    for (String name : names(runs, RunFacts::measures).stream().limit(MOST_ROWS).toList()) {
      List<String> cells = new ArrayList<>();
      for (Map<String, Double> measures : all) {
        Double value = measures.get(name);
        cells.add(value == null ? "" : Measure.number(value));
      }
      boolean differs = cells.stream().distinct().count() > 1;
      String word = name.substring(Math.max(name.lastIndexOf(' '), name.lastIndexOf('.')) + 1);
      Measure change = Measure.of(word, all.get(0).get(name), all.get(all.size() - 1).get(name));
      rows.add(new Row(name, "", cells, differs, change.change(), change.tone()));
    }
    return rows;
  }

  private static List<Row> data(List<RunFacts> runs) {
    List<Map<String, Artifact>> all = runs.stream().map(RunFacts::tables).toList();
    List<Row> rows = new ArrayList<>();
    for (String name : names(runs, RunFacts::tables).stream().limit(MOST_ROWS).toList()) {
      List<String> cells = new ArrayList<>();
      Set<String> digests = new LinkedHashSet<>();
      for (Map<String, Artifact> tables : all) {
        Artifact table = tables.get(name);
        cells.add(table == null ? "" : text(table));
        digests.add(table == null ? "" : table.digest().hex());
      }
      rows.add(
          new Row(
              new TableName("", name).shortText(),
              address(runs, all, name),
              cells,
              digests.size() > 1,
              digests.size() > 1 ? grown(all, name) : "the same",
              ""));
    }
    return rows;
  }

  private static String text(Artifact table) {
    String digest = Words.digest(table.digest().toString());
    return rows(table)
        .map(rows -> Words.count(rows, "row", "rows") + " · " + digest)
        .orElse(digest);
  }

  private static Optional<Long> rows(Artifact table) {
    String rows = table.facts().getOrDefault("rows", "");
    return rows.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(rows)) : Optional.empty();
  }

  private static String grown(List<Map<String, Artifact>> all, String name) {
    Artifact then = all.get(0).get(name);
    Artifact now = all.get(all.size() - 1).get(name);
    Optional<Long> before = Optional.ofNullable(then).flatMap(CompareMaker::rows);
    Optional<Long> after = Optional.ofNullable(now).flatMap(CompareMaker::rows);
    if (before.isEmpty() || after.isEmpty() || before.get().equals(after.get())) {
      return "differs";
    }
    long grown = after.get() - before.get();
    return (grown > 0 ? "+" : "\u2212") + Words.count(Math.abs(grown), "row", "rows");
  }

  /** What differs between the first version and the last one; of one pipeline only. */
  private static String address(List<RunFacts> runs, List<Map<String, Artifact>> all, String name) {
    Artifact then = all.get(0).get(name);
    Artifact now = all.get(all.size() - 1).get(name);
    String pipeline = runs.get(0).run().pipeline();
    boolean isOne = runs.stream().allMatch(it -> it.run().pipeline().equals(pipeline));
    return then == null || now == null || !isOne
        ? ""
        : "/data/%s?version=%s&against=%s"
            .formatted(
                new TableName(pipeline, name).text(), now.digest().hex(), then.digest().hex());
  }

  private static List<Row> durations(List<RunFacts> runs) {
    List<Map<String, Duration>> all = runs.stream().map(RunFacts::durations).toList();
    List<Row> rows = new ArrayList<>();
    for (String step : names(runs, RunFacts::durations).stream().limit(MOST_ROWS).toList()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        Duration took = all.get(i).get(step);
        boolean isCached = runs.get(i).cached().contains(step);
        cells.add(isCached ? "cached" : took == null ? "" : Words.duration(took));
      }
      rows.add(new Row(step, "", cells, true, "", ""));
    }
    rows.add(new Row("Whole run", "", cells(runs, it -> whole(it.run())), true, "", ""));
    return rows;
  }

  private static String whole(Run run) {
    return run.started().isPresent() && run.ended().isPresent()
        ? Words.duration(Duration.between(run.started().get(), run.ended().get()))
        : "has not ended";
  }

  private List<VersionCard.FileDifference> code(List<Run> runs) {
    if (runs.size() != 2 || runs.get(0).version().equals(runs.get(1).version())) {
      return List.of();
    }
    Optional<Pipeline> before = frozen.of(runs.get(0));
    Optional<Pipeline> now = frozen.of(runs.get(1));
    return before.isEmpty() || now.isEmpty()
        ? List.of()
        : LineDifference.between(before.get(), now.get()).files();
  }
}
