package io.trainyard.pipelines.bench;

import java.nio.file.Path;

/** An engine, or the least that one could be. */
interface Peer {
  /** Does the work, with all it keeps in this folder; says how it went. */
  Measured run(Workload workload, Path folder) throws Exception;
}
