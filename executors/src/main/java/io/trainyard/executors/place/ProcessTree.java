package io.trainyard.executors.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A process and all that it started, also those whose parents are gone. On Linux a process belongs
 * to the tree when it is in the session of the first, or carries the first's {@link #MARK} in its
 * environment, whichever way it detached itself; elsewhere, when it was seen as a descendant.
 */
final class ProcessTree {
  /** The variable whose value tells the processes of one attempt from all others. */
  static final String MARK = "TY_PROCESS";

  private static final Path PROC = Path.of("/proc");

  private final ProcessHandle first;
  private final String mark;
  private final Map<Long, ProcessHandle> seen = new LinkedHashMap<>();

  /**
   * The tree of a process.
   *
   * @param mark the value of {@link #MARK} that it was started with
   */
  ProcessTree(ProcessHandle first, String mark) {
    this.first = first;
    this.mark = MARK + "=" + mark;
    seen.put(first.pid(), first);
  }

  /** Notes who is there, since the descendants of one that is gone cannot be asked for later. */
  void lookAround() {
    List<ProcessHandle> now = new ArrayList<>(seen.values());
    now.forEach(handle -> handle.descendants().forEach(this::note));
    if (Files.isDirectory(PROC)) {
      members().forEach(this::note);
    }
  }

  /**
   * Who of the tree is alive now. That nobody is, is believed only when seen twice: one look can
   * miss a process that was started during it by one that ended during it.
   */
  Collection<ProcessHandle> alive() {
    Collection<ProcessHandle> alive = look();
    return alive.isEmpty() ? look() : alive;
  }

  private Collection<ProcessHandle> look() {
    lookAround();
    seen.values().removeIf(handle -> !isAlive(handle));
    return List.copyOf(seen.values());
  }

  private void note(ProcessHandle handle) {
    seen.putIfAbsent(handle.pid(), handle);
  }

  /** A dead process that nobody has asked about yet still has a number, but runs no more. */
  private static boolean isAlive(ProcessHandle handle) {
    return handle.isAlive() && !stat(handle.pid()).state().equals("Z");
  }

  private List<ProcessHandle> members() {
    List<ProcessHandle> members = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        long pid = Long.parseLong(entry.getFileName().toString());
        if (belongs(pid, entry)) {
          ProcessHandle.of(pid).ifPresent(members::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("/proc cannot be listed", e);
    }
    return members;
  }

  private boolean belongs(long pid, Path entry) {
    return stat(pid).session() == first.pid() || hasMark(entry.resolve("environ"));
  }

  private boolean hasMark(Path environ) {
    try {
      String all = new String(Files.readAllBytes(environ), StandardCharsets.ISO_8859_1);
      return ("\0" + all + "\0").contains("\0" + mark + "\0");
    } catch (IOException e) {
      return false; // gone meanwhile, or of another user, whom we cannot have started
    }
  }

  private static Stat stat(long pid) {
    try {
      String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      // The program's name stands in brackets and may hold anything, brackets and blanks too.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return new Stat(fields[0], Long.parseLong(fields[3]));
    } catch (IOException e) {
      return new Stat("", -1);
    }
  }

  /** What {@code /proc/<pid>/stat} says. */
  private record Stat(String state, long session) {}
}
