package io.trainyard.executors.place;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of the machine as Linux lists them in {@code /proc}. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /** As many as Linux has unless somebody made them fewer. */
  private static final long USUAL_NUMBERS = 32_768;

  /**
   * Whether this is the table that our own number is from: a container may see that of its host.
   */
  private static final boolean IS_OURS = isOurs();

  /** Whether so many numbers are handed out, one after the other, before they begin anew. */
  static final boolean HAS_MANY_NUMBERS = number("sys/kernel/pid_max") >= USUAL_NUMBERS;

  private ProcessTable() {}

  /**
   * A process that runs.
   *
   * @param start when it started, in clock ticks since the machine did
   */
  record Entry(long pid, long parent, long session, long start) {}

  static boolean isThere() {
    return IS_OURS;
  }

  private static boolean isOurs() {
    try {
      String self = Files.readSymbolicLink(PROC.resolve("self")).toString();
      return self.equals(Long.toString(ProcessHandle.current().pid()));
    } catch (IOException e) {
      return false; // no Linux, or nothing mounted there
    }
  }

  /** Everything that runs now; what is dead and only not asked about yet is left out. */
  static List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        find(Long.parseLong(folder.getFileName().toString())).ifPresent(entries::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("/proc cannot be listed", e);
    }
    return entries;
  }

  /** The number that was handed out last, to a process or a thread; -1 where nobody tells. */
  static long lastNumber() {
    return number("loadavg");
  }

  /** The last word of a file as a number, -1 when it is none. */
  private static long number(String file) {
    // No channel: this is read for each process that ends, and a channel costs several times that.
    try (FileInputStream stream = new FileInputStream("/proc/" + file)) {
      String line = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1).strip();
      return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }

  /** Whether somebody has this number, dead or alive, who is no thread of ours. */
  static boolean isTaken(long number) {
    return new File("/proc/" + number).exists() && !new File("/proc/self/task/" + number).exists();
  }

  /** One process, when it runs. */
  static Optional<Entry> find(long pid) {
    try {
      String line = Files.readString(file(pid, "stat"), StandardCharsets.ISO_8859_1);
      // The program's name stands in brackets and may hold anything, brackets and blanks too.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return isDead(fields[0]) ? Optional.empty() : Optional.of(entry(pid, fields));
    } catch (IOException e) {
      return Optional.empty(); // gone meanwhile
    }
  }

  /** Fields 3, 4, 6 and 22 of {@code proc_pid_stat(5)}. */
  private static Entry entry(long pid, String[] fields) {
    return new Entry(
        pid, Long.parseLong(fields[1]), Long.parseLong(fields[3]), Long.parseLong(fields[19]));
  }

  private static boolean isDead(String state) {
    return state.equals("Z") || state.equals("X");
  }

  /**
   * Whether a process was started with this setting, such as {@code NAME=value}, or with one that
   * goes on behind it, as {@code NAME=value/2}.
   */
  static boolean hasSetting(long pid, String setting) {
    try {
      byte[] bytes = Files.readAllBytes(file(pid, "environ"));
      String all = new String(bytes, StandardCharsets.ISO_8859_1);
      String settings = "\0" + all + "\0";
      return settings.contains("\0" + setting + "\0") || settings.contains("\0" + setting + "/");
    } catch (IOException e) {
      return false; // gone meanwhile, or of another user, whom we cannot have started
    }
  }

  /** Whether a number is that of a process: threads have numbers too, and are not listed. */
  static boolean isProcess(long pid) {
    return field(pid, "Tgid:") == pid;
  }

  /** Bytes of memory that a process has for itself: what is only mapped from files is left out. */
  static long memory(long pid) {
    return 1024 * (field(pid, "RssAnon:") + field(pid, "RssShmem:"));
  }

  /** A number of {@code proc_pid_status(5)}; 0 when the process is gone. */
  private static long field(long pid, String name) {
    try {
      return Files.readAllLines(file(pid, "status"), StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // gone meanwhile
    }
  }

  private static Path file(long pid, String name) {
    return PROC.resolve(Long.toString(pid)).resolve(name);
  }
}
