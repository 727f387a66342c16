package io.trainyard.pipelines.bench;

import io.trainyard.engine.artifact.DurableFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Runs all cells, round by round, so that what disturbs the machine disturbs everybody. */
final class Measuring {
  private static final int ROUNDS = 5;
  private static final int PAIRS = 5;

  private final Path folder;
  private final OneStepCommand oneStep;
  private final Archives archives;
  private final int rounds = Integer.getInteger("bench.rounds", ROUNDS);
  private final Set<Workload> workloads = workloads();
  private final List<Double> loads = new ArrayList<>();
  private int homes;

  Measuring(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.oneStep = OneStepCommand.prepare(folder);
    this.archives = Archives.prepare(folder.resolve("archives"));
  }

  private static Set<Workload> workloads() {
    Set<Workload> chosen = EnumSet.noneOf(Workload.class);
    for (String name : System.getProperty("bench.only", "").split(",")) {
      if (!name.isBlank()) {
        chosen.add(Workload.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      }
    }
    return chosen.isEmpty() ? EnumSet.allOf(Workload.class) : chosen;
  }

  Results all() throws IOException, InterruptedException {
    List<Cell> cells = new ArrayList<>();
    List<Cell> counted = new ArrayList<>();
    try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
      for (int round = 0; round < rounds; round++) {
        for (Workload workload : workloads) {
          cells.addAll(round(workload, round, postgres));
        }
      }
    }
    Map<Workload, Map<String, Long>> warm = new EnumMap<>(Workload.class);
    for (Workload workload : workloads) {
      if (workload != Workload.W6) {
        counted.add(
            cell(PeerName.ENGINE, workload, 0, List.of("-D" + CellProcess.COUNTING + "=true"), ""));
      }
      if (Target.WARM.stream().anyMatch(target -> target.workload() == workload)) {
        warm.put(workload, warm(workload));
      }
    }
    return new Results(place(), cells, counted, warm);
  }

  private List<Cell> round(Workload workload, int round, PostgresServer postgres)
      throws IOException, InterruptedException {
    List<PeerName> peers = new ArrayList<>(List.of(PeerName.values()));
    peers.removeIf(peer -> !peer.does(workload));
    Collections.rotate(peers, round); // so that nobody always follows the same one
    List<Cell> cells = new ArrayList<>();
    for (PeerName peer : peers) {
      loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      long before = postgres.cpu();
      Cell cell = cell(peer, workload, round, List.of(), postgres.url());
      if (peer == PeerName.DB_SCHEDULER) {
        cell.figures().put("server", postgres.cpu() - before);
      }
      cells.add(cell);
    }
    return cells;
  }

  private Cell cell(PeerName peer, Workload workload, int round, List<String> options, String url)
      throws IOException, InterruptedException {
    Path home = folder.resolve("home" + homes++);
    List<String> command =
        peer == PeerName.ENGINE && workload == Workload.W6
            ? oneStep.in(home)
            : archives.start(options, peer, workload, home, url);
    Map<String, Long> figures = CellProcess.run(command);
    DurableFiles.deleteTree(home);
    return new Cell(workload, peer, round, figures);
  }

  private Map<String, Long> warm(Workload workload) throws IOException, InterruptedException {
    Path home = folder.resolve("warm" + workload);
    Map<String, Long> figures =
        CellProcess.run(
            CellProcess.java(
                List.of(), WarmMain.class, workload.name(), "" + PAIRS, home.toString()));
    DurableFiles.deleteTree(home);
    return figures;
  }

  private List<String> place() {
    return List.of(
        LocalDate.now(ZoneOffset.UTC).toString(),
        Runtime.getRuntime().availableProcessors() + " processors",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        "Java " + System.getProperty("java.version"),
        "load of the machine " + Spread.of(loads),
        rounds + " rounds",
        String.join(" ", CellProcess.JVM));
  }
}
