package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.Pipeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A pipeline that starts by itself, and up to where it has. Used by the Scheduler's loop alone. */
final class Timetable {
  private final Pipeline pipeline;
  private final Pipeline oneAtOnce;
  private final Path folder;
  private final PipelineFires fires;

  /** The latest time that it has been at, before the clock was set back too. */
  private Instant reached = Instant.MIN;

  /** Nothing before it ever fires. */
  private final Instant since;

  private Instant handled;
  private Optional<Due> next;

  /**
   * How far a timetable is.
   *
   * @param since nothing before it ever fires
   * @param handled what is not after it has fired, or was left out
   */
  record Progress(Instant since, Instant handled) {}

  /** A timetable that goes on from here. */
  Timetable(Pipeline pipeline, Path folder, PipelineFires fires, Progress progress) {
    this.pipeline = pipeline;
    this.oneAtOnce = pipeline.change().policy(pipeline.policy().withRunsAtOnce(1)).build();
    this.folder = folder;
    this.fires = fires;
    this.since = progress.since();
    this.handled = progress.handled();
    this.next = fires.next(handled);
  }

  Pipeline pipeline() {
    return pipeline;
  }

  /** The same, of which runs wait for each other: one object, which is written down once. */
  Pipeline oneAtOnce() {
    return oneAtOnce;
  }

  String name() {
    return pipeline.name();
  }

  Path folder() {
    return folder;
  }

  String digest() {
    return fires.digest();
  }

  Progress progress() {
    return new Progress(since, handled);
  }

  /** Whether a fire may have come before the clock was set back. */
  boolean isAgain(Due due) {
    return !due.fire().logical().isAfter(reached);
  }

  /** What comes next; empty where nothing does any more. */
  Optional<Fire> next() {
    return next.map(Due::fire);
  }

  /** When it is to be looked at; empty where nothing comes any more. */
  Optional<Instant> due() {
    return next.map(due -> due.fire().scheduled());
  }

  /** Takes all that is due by now. */
  Backlog take(Instant now) {
    Backlog backlog = new Backlog(now);
    while (next.isPresent() && !next.get().fire().scheduled().isAfter(now)) {
      backlog.add(next.get());
      handled = next.get().fire().logical();
      next = fires.next(handled);
    }
    return backlog;
  }

  /** The clock was set back: what comes after this time is looked at again. */
  void rewind(Instant now) {
    Instant from = now.isBefore(since) ? since : now;
    if (from.isBefore(handled)) {
      reached = handled.isAfter(reached) ? handled : reached;
      handled = from;
      next = fires.next(handled);
    }
  }
}
