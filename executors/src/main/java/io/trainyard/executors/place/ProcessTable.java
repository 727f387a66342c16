package io.trainyard.executors.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The processes of the machine as Linux lists them in {@code /proc}. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /** How many numbers are asked for one by one; more, and the whole list is read instead. */
  private static final long FEW = 64;

  /** What programs are told on every Linux, whatever the kernel counts by. */
  private static final long TICKS_PER_SECOND = 100;

  private ProcessTable() {}

  /**
   * A process that runs.
   *
   * @param start when it started, in clock ticks since the machine did
   */
  record Entry(long pid, long parent, long session, long start) {}

  static boolean isThere() {
    return Files.isReadable(PROC.resolve("self/stat"));
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

  /**
   * This process and all that can have come from it, when it has only just been started: few, since
   * the kernel hands out numbers upwards. Empty where it is older than a second, so that the
   * numbers may have begun anew, or where these would be many.
   */
  static Optional<List<Entry>> since(Entry first) {
    try {
      long last = Long.parseLong(field("loadavg", 4));
      boolean isYoung = ticksSinceStart() - first.start() < TICKS_PER_SECOND;
      if (!isYoung || last < first.pid() || last - first.pid() > FEW) {
        return Optional.empty();
      }
      return Optional.of(
          LongStream.rangeClosed(first.pid(), last)
              .filter(ProcessTable::isProcess)
              .mapToObj(ProcessTable::find)
              .flatMap(Optional::stream)
              .toList());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long ticksSinceStart() throws IOException {
    return (long) (Double.parseDouble(field("uptime", 0)) * TICKS_PER_SECOND);
  }

  private static String field(String file, int place) throws IOException {
    String line = Files.readString(PROC.resolve(file), StandardCharsets.ISO_8859_1);
    return line.strip().split(" ")[place];
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
  private static boolean isProcess(long pid) {
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
