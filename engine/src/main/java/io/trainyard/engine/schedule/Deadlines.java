package io.trainyard.engine.schedule;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when a deadline has passed without a good run: once, whoever looks how often. One that
 * passed while nobody was there is judged when somebody is again; of several, the latest. Thread-
 * safe; everything happens in one loop.
 */
public final class Deadlines {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
  private static final String ENGINE = "engine";

  /** So many of the latest runs are looked at. */
  private static final int MOST_RUNS = 1_000;

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("HH:mm 'on' yyyy-MM-dd", Locale.ROOT);

  private final Ports ports;
  private final Executor loop;

  /** By pipeline; changed by the loop alone, read by anybody. */
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();

  /** What deadlines stand on. */
  public record Ports(
      Runs runs,
      Journal journal,
      Lateness lateness,
      ArtifactStore artifacts,
      InstantSource clock) {}

  /**
   * One deadline.
   *
   * @param place which of the pipeline's, from 0
   */
  private record Part(int place, Deadline deadline, WorkCalendar days) {}

  /**
   * A pipeline with deadlines.
   *
   * @param looked up to when its deadlines have been judged
   */
  private record Watched(
      Pipeline pipeline, PipelineFires fires, List<Part> parts, String digest, Instant looked) {
    Optional<Instant> next() {
      return parts.stream()
          .flatMap(part -> part.deadline().next(looked, part.days()).stream())
          .min(Instant::compareTo);
    }

    Watched upTo(Instant now) {
      return new Watched(pipeline, fires, parts, digest, now);
    }
  }

  /**
   * Deadlines of no pipeline yet.
   *
   * @param loop runs one task at a time, in order
   */
  public Deadlines(Ports ports, Executor loop) {
    this.ports = ports;
    this.loop = loop;
  }

  /**
   * Takes a pipeline, or its new version. Deadlines that say the same as before go on where they
   * were, also over the end of a process; others begin now.
   *
   * @throws BadSchedule where one names a calendar that is not there
   */
  public void put(Pipeline pipeline, PipelineFires fires, Calendars calendars) {
    List<Part> parts = new ArrayList<>();
    for (Deadline deadline : Deadline.of(pipeline)) {
      WorkCalendar days = calendars.named(deadline.calendar());
      parts.add(new Part(parts.size(), deadline, days));
    }
    String digest = parts.isEmpty() ? "" : Digest.of(text(pipeline)).toString();
    loop.execute(
        () -> guarded(() -> take(new Watched(pipeline, fires, parts, digest, Instant.MIN))));
  }

  private static String text(Pipeline pipeline) {
    return Deadline.of(pipeline).toString();
  }

  /** A pipeline has deadlines no more. */
  public void remove(String pipeline) {
    loop.execute(() -> watched.remove(pipeline));
  }

  /** Looks at the clock. */
  public void look() {
    loop.execute(() -> guarded(this::tick));
  }

  /** By pipeline, which deadline is next. */
  public Map<String, Instant> next() {
    Map<String, Instant> next = new HashMap<>();
    watched.forEach((name, each) -> each.next().ifPresent(at -> next.put(name, at)));
    return next;
  }

  private void take(Watched taken) {
    String name = taken.pipeline().name();
    Watched before = watched.remove(name);
    Optional<Lateness.Known> known = Optional.ofNullable(ports.lateness().known().get(name));
    if (taken.parts().isEmpty()) {
      if (known.filter(found -> !found.deadlines().isEmpty()).isPresent()) {
        write(LateEvents.TAKEN, 0, new LateEvents.Taken(name, "", ports.clock().instant()));
      }
      return;
    }
    Instant since;
    if (before != null && before.digest().equals(taken.digest())) {
      since = before.looked();
    } else if (known.filter(found -> found.deadlines().equals(taken.digest())).isPresent()) {
      since = known.get().since();
    } else {
      since = ports.clock().instant();
      write(LateEvents.TAKEN, 0, new LateEvents.Taken(name, taken.digest(), since));
    }
    watched.put(name, taken.upTo(since));
    tick();
  }

  private void tick() {
    Instant now = ports.clock().instant();
    for (Watched each : List.copyOf(watched.values())) {
      for (Part part : each.parts()) {
        part.deadline()
            .last(now, part.days())
            .filter(at -> at.isAfter(each.looked()))
            .ifPresent(at -> judge(each, part, at));
      }
      if (now.isAfter(each.looked())) {
        watched.put(each.pipeline().name(), each.upTo(now));
      }
    }
  }

  private void judge(Watched of, Part part, Instant at) {
    String name = of.pipeline().name();
    boolean isNoted =
        ports.lateness().missed(name, MOST_RUNS).stream()
            .anyMatch(
                miss -> miss.late().deadline().equals(at) && miss.late().place() == part.place());
    if (isNoted) {
      return;
    }
    Optional<Instant> before = part.deadline().last(at.minusNanos(1), part.days());
    List<Run> runs = ports.runs().latest(name, MOST_RUNS);
    Punctuality.at(at, before, of.fires(), runs).ifPresent(miss -> note(of, part, at, miss));
  }

  private void note(Watched of, Part part, Instant at, Punctuality.Miss miss) {
    String shown = SHOWN.format(at.atZone(part.deadline().zone()));
    String because =
        "No run had succeeded by %s (%s): %s."
            .formatted(shown, part.deadline().zone(), miss.because());
    LateEvents.Late late =
        new LateEvents.Late(of.pipeline().name(), at, part.place(), keep(of.pipeline()), because);
    write(miss.run() == 0 ? LateEvents.SCHEDULE : LateEvents.RUN, miss.run(), late);
  }

  private String keep(Pipeline pipeline) {
    byte[] json = PipelineJson.writeLine(pipeline).getBytes(StandardCharsets.UTF_8);
    try {
      return ports.artifacts().put(json).digest().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the definition cannot be kept", e);
    }
  }

  private void write(String kind, long run, Record facts) {
    try {
      ports.journal().write(List.of(new NewEvent(kind, ENGINE, run, EventJson.write(facts))));
    } catch (Journal.Conflict e) {
      LOG.info("{} was noted already: {}", kind, e.getMessage());
    }
  }

  /** A mistake of one look does not end the next. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("deadlines could not be looked at; the next look tries again", e);
    }
  }
}
