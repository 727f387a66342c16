package io.trainyard.pipelines.bench;

import java.util.List;

/**
 * What the engine is to reach.
 *
 * @param bound of the engine's rate over that of the peer; at least, but for what is counted in
 *     time, where it is the most
 * @param isTime whether times are compared instead of rates
 */
record Target(Workload workload, PeerName peer, double bound, boolean isTime) {
  static final List<Target> COLD =
      List.of(
          new Target(Workload.W1, PeerName.LOG, 4, true),
          new Target(Workload.W2, PeerName.TABLES, 0.4, false),
          new Target(Workload.W3, PeerName.TABLES, 0.4, false),
          new Target(Workload.W3, PeerName.DB_SCHEDULER, 2.5, false),
          new Target(Workload.W4, PeerName.LOG, 2, true),
          new Target(Workload.W5, PeerName.TABLES, 0.4, false),
          new Target(Workload.W5_TEXT, PeerName.TABLES, 0.4, false),
          new Target(Workload.W5_EACH, PeerName.TABLES, 0.4, false));

  /** Against the journal alone, in one warm JVM. */
  static final List<Target> WARM =
      List.of(
          new Target(Workload.W1, PeerName.ENGINE, 0.6, false),
          new Target(Workload.W3, PeerName.ENGINE, 0.5, false),
          new Target(Workload.W5, PeerName.ENGINE, 0.5, false));

  /** The most memory of W5, in MiB. */
  static final double MEMORY = 400;

  boolean isMet(double ratio) {
    return isTime ? ratio <= bound : ratio >= bound;
  }

  /** The floors know W5 in one form only. */
  Workload workloadOfPeer() {
    return workload.name().startsWith("W5") ? Workload.W5 : workload;
  }
}
