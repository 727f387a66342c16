package io.trainyard.web.app;

import io.trainyard.executors.place.Grace;
import io.trainyard.executors.place.WorkerCommand;
import io.trainyard.executors.place.WorkerExecutor;
import io.trainyard.executors.place.WorkerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How workers of a home are started: this program again, on the same Java. */
final class Workers {
  /** Set by the launcher: the archive of classes that a start takes them from. */
  private static final String ARCHIVE = "trainyard.archive";

  private static final String SECRETS = "TRAINYARD_SECRET_";

  /**
   * What every JVM of ours is started with, then what a worker needs: a collector that gives up in
   * time where the heap is too small, loops that can be interrupted, and no file of its own where
   * it crashes.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xlog:disable",
          "-XX:+UseParallelGC",
          "-XX:+UseCountedLoopSafepoints",
          "-XX:LoopStripMiningIter=1000",
          "-XX:+ErrorFileToStderr");

  private final Home home;
  private final Shell shell;

  Workers(Home home, Shell shell) {
    this.home = home;
    this.shell = shell;
  }

  WorkerExecutor.Place place(Grace grace, int atOnce) {
    return new WorkerExecutor.Place(
        command(),
        WorkerSettings.usual(ThisMachine.size().memory()),
        grace,
        Isolation::mayShare,
        atOnce,
        new DaemonThreads("worker"));
  }

  private WorkerCommand command() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(OPTIONS);
    String archive = System.getProperty(ARCHIVE, "");
    if (!archive.isEmpty()) {
      java.add("-XX:SharedArchiveFile=" + archive);
    }
    // What a killed one leaves there goes when the home is opened the next time.
    java.add("-Djava.io.tmpdir=" + home.work());
    java.addAll(List.of("-cp", System.getProperty("java.class.path")));
    List<String> main = List.of(Main.class.getName(), "worker"); // no option: nothing to parse
    return new WorkerCommand(java, main, shell.folder(), environment());
  }

  /** Ours, without the values of secrets: an order brings those that its step names. */
  private Map<String, String> environment() {
    Map<String, String> handed = new TreeMap<>(shell.environment());
    handed.keySet().removeIf(name -> name.startsWith(SECRETS));
    handed.remove(StoreSetting.VARIABLE); // may carry a password
    handed.put(Home.VARIABLE, home.folder().toString());
    return handed;
  }
}
