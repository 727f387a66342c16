package io.trainyard.executors.place;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A process and all that it started, also those whose parents are gone. On Linux a process belongs
 * to the tree when it is in the session of the first, carries the first's {@link #MARK} in its
 * environment, or was started by one that belongs to it; elsewhere, when it was seen as a
 * descendant. For one thread.
 */
final class ProcessTree {
  /**
   * The variable whose value tells the processes of one attempt from all others. What one of them
   * starts for itself has the value of its starter, a slash, and one of its own.
   */
  static final String MARK = "TY_PROCESS";

  private static final long UNKNOWN = -1;

  private final ProcessHandle first;
  private final String setting;
  private final boolean hasTable = ProcessTable.isThere();
  private final Optional<LaterProcesses> later;
  private final Map<Long, ProcessHandle> seen = new LinkedHashMap<>();
  private long firstStart = UNKNOWN;

  /**
   * The tree of a process.
   *
   * @param mark the value of {@link #MARK} that it was started with
   */
  ProcessTree(ProcessHandle first, String mark) {
    this(first, mark, Optional.empty());
  }

  /**
   * The same with a short cut to who was started since.
   *
   * @param later than the first
   */
  ProcessTree(ProcessHandle first, String mark, Optional<LaterProcesses> later) {
    this.first = first;
    this.setting = MARK + "=" + mark;
    this.later = later.filter(each -> ProcessTable.isThere());
    seen.put(first.pid(), first);
  }

  /**
   * Notes who is there, since the descendants of one that is gone cannot be asked for later. Reads
   * the table of processes once, or the end of it where the first has only just been started.
   */
  void lookAround() {
    Set<Long> running = new HashSet<>();
    if (hasTable) {
      List<ProcessTable.Entry> table =
          later.flatMap(LaterProcesses::running).orElseGet(ProcessTable::read);
      table.forEach(entry -> running.add(entry.pid()));
      noteMembers(table);
    } else {
      List.copyOf(seen.values()).forEach(each -> each.descendants().forEach(this::note));
    }
    Predicate<ProcessHandle> listed = each -> !hasTable || running.contains(each.pid());
    seen.values().removeIf(each -> !listed.test(each) || !each.isAlive());
  }

  /**
   * Who of the tree is alive now. That nobody is, is believed when nobody at all was started since
   * the first, or else when seen twice: one look can miss a process that was started during it by
   * one that ended during it.
   */
  Collection<ProcessHandle> alive() {
    if (isOver()) {
      return List.of();
    }
    lookAround();
    if (seen.isEmpty()) {
      lookAround();
    }
    return List.copyOf(seen.values());
  }

  /** Whether that is certain without a look at who is there. */
  private boolean isOver() {
    return Set.of(first.pid()).containsAll(seen.keySet())
        && !first.isAlive()
        && later.map(LaterProcesses::areNone).orElse(false);
  }

  /** Bytes of memory that all of the tree have for themselves, as far as they were seen. */
  long memory() {
    return hasTable ? seen.keySet().stream().mapToLong(ProcessTable::memory).sum() : 0;
  }

  /** A parent may stand behind its child in the table, so it is gone through until nobody new. */
  private void noteMembers(List<ProcessTable.Entry> table) {
    // Whoever started before the first cannot come from it, and need not be asked.
    long earliest = firstStart();
    List<ProcessTable.Entry> asked =
        table.stream().filter(entry -> entry.start() >= earliest).toList();
    asked.stream().filter(this::isMarked).forEach(this::note);
    int before;
    do {
      before = seen.size();
      asked.stream().filter(entry -> seen.containsKey(entry.parent())).forEach(this::note);
    } while (seen.size() > before);
  }

  /** When the first was started; 0 when it was gone before anybody looked. */
  private long firstStart() {
    if (firstStart == UNKNOWN) {
      long start = ProcessTable.find(first.pid()).map(ProcessTable.Entry::start).orElse(0L);
      // Asked afterwards: the number may be another's by now.
      firstStart = first.isAlive() ? start : 0;
    }
    return firstStart;
  }

  private boolean isMarked(ProcessTable.Entry entry) {
    return entry.session() == first.pid() || ProcessTable.hasSetting(entry.pid(), setting);
  }

  private void note(ProcessTable.Entry entry) {
    if (!seen.containsKey(entry.pid())) {
      ProcessHandle.of(entry.pid()).ifPresent(this::note);
    }
  }

  private void note(ProcessHandle handle) {
    seen.putIfAbsent(handle.pid(), handle);
  }
}
