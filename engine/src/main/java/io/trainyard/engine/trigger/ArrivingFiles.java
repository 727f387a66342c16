package io.trainyard.engine.trigger;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of files that triggers wait for: each once for the same bytes at the same path,
 * when its size and time have not changed for as long as the trigger says. Files that are there
 * when a trigger begins count as well. For one thread.
 */
public final class ArrivingFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ArrivingFiles.class);
  private static final String ENGINE = "engine";

  private final Supplier<List<EventTriggers.Watched>> watched;
  private final Ports ports;

  /** By trigger and path, since when a file is as it is. */
  private final Map<String, Map<Path, Seen>> seen = new HashMap<>();

  /** What they stand on. */
  public record Ports(Folders files, Triggers triggers, Journal journal, InstantSource clock) {}

  /** The files of this machine. */
  public interface Folders {

    /**
     * Files that a pattern names, at most {@code limit} of them; none where it names no folder.
     *
     * @param folder what the pattern is relative to
     * @param pattern such as {@code in/*.csv}
     */
    Map<Path, Stamp> list(Path folder, String pattern, int limit) throws IOException;

    /** Digest of a file's bytes. */
    String digest(Path file) throws IOException;
  }

  /** What changes when a file is written. */
  public record Stamp(long bytes, Instant modified) {}

  /**
   * A file as it was seen.
   *
   * @param since when it was first seen so
   * @param isTold whether the log knows of it
   */
  private record Seen(Stamp stamp, Instant since, boolean isTold) {}

  /** More files than this are not looked at for one signal. */
  private static final int MOST = 10_000;

  public ArrivingFiles(Supplier<List<EventTriggers.Watched>> watched, Ports ports) {
    this.watched = watched;
    this.ports = ports;
  }

  /** Looks at every folder that a trigger waits for. */
  public void look() {
    for (EventTriggers.Watched each : watched.get()) {
      for (Signal signal : each.trigger().signals()) {
        if (signal.kind() == Signal.Kind.FILE) {
          look(each, signal);
        }
      }
    }
  }

  private void look(EventTriggers.Watched each, Signal signal) {
    String id = each.pipeline().name() + "/" + each.trigger().name() + "/" + signal.id();
    Map<Path, Seen> before = seen.getOrDefault(id, Map.of());
    Map<Path, Seen> now = new HashMap<>();
    try {
      Map<Path, Stamp> there = ports.files().list(each.folder(), signal.name(), MOST);
      Map<String, TriggerEvents.FileArrived> told =
          before.isEmpty() && !there.isEmpty()
              ? ports.triggers().arrived(each.pipeline().name(), each.trigger().name())
              : Map.of();
      for (Map.Entry<Path, Stamp> file : there.entrySet()) {
        Seen known = before.get(file.getKey());
        Seen current =
            known != null && known.stamp.equals(file.getValue())
                ? known
                : first(file.getKey(), file.getValue(), told);
        now.put(file.getKey(), settled(each, signal, file.getKey(), current));
      }
      seen.put(id, now);
    } catch (IOException e) {
      LOG.warn("{} cannot be looked at: {}", signal.id(), e.toString());
    }
  }

  private Seen first(Path file, Stamp stamp, Map<String, TriggerEvents.FileArrived> told) {
    boolean isKnown =
        Optional.ofNullable(told.get(file.toString()))
            .filter(before -> before.bytes() == stamp.bytes())
            .filter(before -> before.modified().equals(stamp.modified()))
            .isPresent();
    return new Seen(stamp, ports.clock().instant(), isKnown);
  }

  private Seen settled(EventTriggers.Watched each, Signal signal, Path file, Seen seenBefore)
      throws IOException {
    Instant due = seenBefore.since.plus(each.trigger().stableFor());
    if (seenBefore.isTold || ports.clock().instant().isBefore(due)) {
      return seenBefore;
    }
    tell(each, signal, file, seenBefore.stamp);
    return new Seen(seenBefore.stamp, seenBefore.since, true);
  }

  private void tell(EventTriggers.Watched each, Signal signal, Path file, Stamp stamp)
      throws IOException {
    TriggerEvents.FileArrived facts =
        new TriggerEvents.FileArrived(
            each.pipeline().name(),
            each.trigger().name(),
            signal.id(),
            file.toString(),
            ports.files().digest(file),
            stamp.bytes(),
            stamp.modified());
    NewEvent event = new NewEvent(TriggerEvents.FILE_ARRIVED, ENGINE, 0, EventJson.write(facts));
    try {
      ports.journal().write(List.of(event));
    } catch (Journal.Conflict e) {
      LOG.debug("{} had these bytes before", file, e);
    }
  }
}
