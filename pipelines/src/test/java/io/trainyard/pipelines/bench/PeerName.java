package io.trainyard.pipelines.bench;

import java.util.EnumSet;
import java.util.Set;

/** Who is measured, and with what. */
enum PeerName {
  ENGINE("engine", EnumSet.allOf(Workload.class)),
  LOG("log floor", Floor.KNOWN),
  TABLES("H2 floor", Floor.KNOWN),
  MEMORY("memory", Floor.KNOWN),
  JOURNAL("journal alone", EnumSet.range(Workload.W1, Workload.W5)),
  DB_SCHEDULER(
      "db-scheduler", EnumSet.of(Workload.W1, Workload.W2, Workload.W3, Workload.W4, Workload.W6));

  private final String title;
  private final Set<Workload> workloads;

  PeerName(String title, Set<Workload> workloads) {
    this.title = title;
    this.workloads = workloads;
  }

  String title() {
    return title;
  }

  boolean does(Workload workload) {
    return workloads.contains(workload);
  }

  /**
   * The peer itself.
   *
   * @param url of the database, for who needs one
   */
  Peer make(String url) {
    return switch (this) {
      case ENGINE -> new Engine(Boolean.getBoolean(CellProcess.COUNTING));
      case LOG -> new Floor(new LogPlace());
      case TABLES -> new Floor(new TablePlace());
      case MEMORY -> new Floor(new MemoryPlace());
      case JOURNAL -> new JournalOnly();
      case DB_SCHEDULER -> new DbScheduler(url);
    };
  }
}
