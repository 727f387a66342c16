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

  private final ProcessHandle first;
  private final String setting;
  private final boolean hasTable = ProcessTable.isThere();
  private final Optional<ProcessTable.Entry> started;
  private final Map<Long, ProcessHandle> seen = new LinkedHashMap<>();

  /**
   * The tree of a process.
   *
   * @param mark the value of {@link #MARK} that it was started with
   */
  ProcessTree(ProcessHandle first, String mark) {
    this.first = first;
    this.setting = MARK + "=" + mark;
    this.started = ProcessTable.find(first.pid());
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
          started.flatMap(ProcessTable::since).orElseGet(ProcessTable::read);
      table.forEach(entry -> running.add(entry.pid()));
      noteMembers(table);
    } else {
      List.copyOf(seen.values()).forEach(each -> each.descendants().forEach(this::note));
    }
    Predicate<ProcessHandle> listed = each -> !hasTable || running.contains(each.pid());
    seen.values().removeIf(each -> !listed.test(each) || !each.isAlive());
  }

  /**
   * Who of the tree is alive now. That nobody is, is believed only when seen twice: one look can
   * miss a process that was started during it by one that ended during it.
   */
  Collection<ProcessHandle> alive() {
    lookAround();
    if (seen.isEmpty()) {
      lookAround();
    }
    return List.copyOf(seen.values());
  }

  /** Bytes of memory that all of the tree have for themselves, as far as they were seen. */
  long memory() {
    return hasTable ? seen.keySet().stream().mapToLong(ProcessTable::memory).sum() : 0;
  }

  /** A parent may stand behind its child in the table, so it is gone through until nobody new. */
  private void noteMembers(List<ProcessTable.Entry> table) {
    // Whoever started before the first cannot come from it, and need not be asked.
    long firstStart = started.map(ProcessTable.Entry::start).orElse(0L);
    List<ProcessTable.Entry> asked =
        table.stream().filter(entry -> entry.start() >= firstStart).toList();
    asked.stream().filter(this::isMarked).forEach(this::note);
    int before;
    do {
      before = seen.size();
      asked.stream().filter(entry -> seen.containsKey(entry.parent())).forEach(this::note);
    } while (seen.size() > before);
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
