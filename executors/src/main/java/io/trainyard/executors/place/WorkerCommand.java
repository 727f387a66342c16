package io.trainyard.executors.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a worker process is started.
 *
 * @param java the program and the options of its JVM
 * @param main the main class and its arguments
 * @param folder where it works
 * @param environment all of its environment
 */
public record WorkerCommand(
    List<String> java, List<String> main, Path folder, Map<String, String> environment) {
  /** The variable that names the file a worker writes its reports to. */
  public static final String REPORTS = "TY_REPORTS";

  /**
   * The third descriptor is what was the standard output; that one goes where errors go, so that
   * nothing which the work prints, native code included, is taken for a report. A crash leaves no
   * image of its memory, which holds rows.
   */
  private static final List<String> APART =
      List.of("/bin/sh", "-c", "ulimit -c 0; exec \"$@\" 3>&1 1>&2", "sh");

  public WorkerCommand {
    java = List.copyOf(java);
    main = List.copyOf(main);
    environment = Map.copyOf(environment);
  }

  /** The command of a JVM whose heap has this limit in bytes; else the JVM's own. */
  Command ofHeap(OptionalLong heap) {
    List<String> argv = new ArrayList<>(APART);
    argv.addAll(java);
    heap.ifPresent(bytes -> argv.add("-Xmx" + bytes));
    argv.addAll(main);
    Map<String, String> more = new java.util.TreeMap<>(environment);
    more.put(REPORTS, "/dev/fd/3");
    return new Command(argv, folder, more);
  }
}
