package io.trainyard.pipelines.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts cells as processes and reads what they print. Every JVM has the same settings. */
final class CellProcess {
  /** How a line with a figure begins; whatever else is printed is passed over. */
  static final String LINE = "cell: ";

  /** The system property by which SQL statements are counted. */
  static final String COUNTING = "bench.counting";

  static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx512m");

  /** What a shell says of its children, in its second line: user and system time. */
  private static final Pattern TIME = Pattern.compile("(\\d+)m([0-9.]+)s (\\d+)m([0-9.]+)s");

  private CellProcess() {}

  /** A JVM on the class path of this test. */
  static List<String> java(List<String> options, Class<?> main, String... arguments) {
    return java(System.getProperty("java.class.path"), options, main, arguments);
  }

  /** A JVM on another class path. */
  static List<String> java(
      String classPath, List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Runs a command to its end.
   *
   * @return what it printed as figures; {@code wall}, its time, and {@code cpu}, user and system
   *     time of it and its children, in nanoseconds
   */
  static Map<String, Long> run(List<String> command) throws IOException, InterruptedException {
    List<String> shell =
        new ArrayList<>(List.of("sh", "-c", "\"$@\"; code=$?; times; exit $code", "sh"));
    shell.addAll(command);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    long wall = System.nanoTime() - start;
    if (code != 0) {
      throw new IllegalStateException(command.get(command.size() - 1) + ": " + printed);
    }
    Map<String, Long> figures = figures(printed);
    figures.put("wall", wall);
    figures.put("cpu", cpu(printed));
    return figures;
  }

  private static Map<String, Long> figures(String printed) {
    Map<String, Long> figures = new HashMap<>();
    for (String line : printed.lines().filter(each -> each.startsWith(LINE)).toList()) {
      String[] figure = line.substring(LINE.length()).split("=");
      figures.put(figure[0], Long.parseLong(figure[1]));
    }
    return figures;
  }

  private static long cpu(String printed) {
    Matcher times = TIME.matcher(printed);
    long nanos = 0;
    while (times.find()) { // the last line is that of the children
      nanos = nanos(times.group(1), times.group(2)) + nanos(times.group(3), times.group(4));
    }
    return nanos;
  }

  private static long nanos(String minutes, String seconds) {
    return Math.round((Long.parseLong(minutes) * 60 + Double.parseDouble(seconds)) * 1e9);
  }
}
