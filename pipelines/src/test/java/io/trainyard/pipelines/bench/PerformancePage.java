package io.trainyard.pipelines.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The page about speed: words from a template, figures from what was measured. */
final class PerformancePage {
  static final String PAGE = "docs/performance.md";
  static final String RESULTS = "docs/performance.json";

  private final Results results;

  private PerformancePage(Results results) {
    this.results = results;
  }

  static String print(Results results) {
    PerformancePage page = new PerformancePage(results);
    return template()
        .replace("{place}", String.join("; ", results.place()))
        .replace("{targets}", page.targets())
        .replace("{workloads}", page.workloads())
        .replace("{rates}", page.table(cells -> Spread.of(rates(cells)).toString()))
        .replace("{cpu}", page.table(cells -> median(cells, Cell::cpuPerStep)))
        .replace("{memory}", page.table(cells -> median(cells, Cell::mebibytes)))
        .replace("{commands}", page.commands())
        .replace("{counts}", page.counts());
  }

  private static String template() {
    try (InputStream in =
        Objects.requireNonNull(PerformancePage.class.getResourceAsStream("/performance.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String targets() {
    List<String> rows = new ArrayList<>();
    for (Target target : Target.COLD) {
      String what =
          (target.isTime() ? "time over that of the " : "rate over that of the ")
              + target.peer().title();
      results.ratio(target).ifPresent(ratio -> rows.add(row(target, what, ratio)));
    }
    for (Target target : Target.WARM) {
      String what = "warm: rate over that of the journal alone";
      results.warmRatio(target.workload()).ifPresent(ratio -> rows.add(row(target, what, ratio)));
    }
    List<Cell> graph = results.of(Workload.W5, PeerName.ENGINE);
    if (!graph.isEmpty()) {
      double most = Spread.of(graph.stream().map(Cell::mebibytes).toList()).most();
      rows.add(
          "| W5 | most memory, MiB | below %.0f | %s | %s |"
              .formatted(Target.MEMORY, Spread.text(most), yes(most < Target.MEMORY)));
    }
    return String.join("\n", rows);
  }

  private static String row(Target target, String what, Spread ratio) {
    String bound = (target.isTime() ? "at most " : "at least ") + Spread.text(target.bound());
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            target.workload().title(), what, bound, ratio, yes(target.isMet(ratio.median())));
  }

  private static String yes(boolean isMet) {
    return isMet ? "yes" : "**no**";
  }

  private String workloads() {
    List<String> rows = new ArrayList<>();
    for (Workload workload : Workload.values()) {
      rows.add("| %s | %s |".formatted(workload.title(), workload.about()));
    }
    return String.join("\n", rows);
  }

  /** A row for each workload but the command, a column for each peer. */
  private String table(Function<List<Cell>, String> show) {
    StringBuilder table = new StringBuilder("| |");
    for (PeerName peer : PeerName.values()) {
      table.append(' ').append(peer.title()).append(" |");
    }
    table.append("\n|---|").append("---|".repeat(PeerName.values().length));
    for (Workload workload : Workload.values()) {
      if (workload != Workload.W6) {
        table.append("\n| ").append(workload.title()).append(" |");
        for (PeerName peer : PeerName.values()) {
          List<Cell> cells = results.of(workload, peer);
          table.append(' ').append(cells.isEmpty() ? "-" : show.apply(cells)).append(" |");
        }
      }
    }
    return table.toString();
  }

  private String commands() {
    List<String> rows = new ArrayList<>();
    for (PeerName peer : PeerName.values()) {
      List<Cell> cells = results.of(Workload.W6, peer);
      if (!cells.isEmpty()) {
        rows.add(
            "| %s | %s | %s |"
                .formatted(
                    peer.title(),
                    Spread.of(cells.stream().map(cell -> cell.figure("wall") / 1e9).toList()),
                    Spread.of(cells.stream().map(cell -> cell.figure("cpu") / 1e9).toList())));
      }
    }
    return String.join("\n", rows);
  }

  private String counts() {
    List<String> rows = new ArrayList<>();
    for (Cell cell : results.counted()) {
      double steps = cell.figure("steps");
      rows.add(
          "| %s | %s | %s | %s | %s | %s | %s |"
              .formatted(
                  cell.workload().title(),
                  Spread.text(cell.figure("statements") / (double) cell.workload().runs()),
                  Spread.text(cell.figure("statements") / steps),
                  Spread.text(cell.figure("events") / steps),
                  Spread.text(cell.figure("transactions") / steps),
                  Spread.text(cell.figure("forces") / steps),
                  Spread.text(cell.figure("logBytes") / steps)));
    }
    return String.join("\n", rows);
  }

  private static List<Double> rates(List<Cell> cells) {
    return cells.stream().map(Cell::rate).toList();
  }

  private static String median(List<Cell> cells, Function<Cell, Double> figure) {
    return Spread.text(Spread.of(cells.stream().map(figure).toList()).median());
  }
}
