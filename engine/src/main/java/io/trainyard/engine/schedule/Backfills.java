package io.trainyard.engine.schedule;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.AlreadyPlanned;
import io.trainyard.engine.run.Cancellation;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.StartRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Makes, pauses and ends backfills. All runs of one are made at once and wait for each other in the
 * Runner, so that a process may end at any time: the next one makes what is missing. Thread-safe.
 */
public final class Backfills {
  private static final String CAUSE = "backfill";

  private final Ports ports;

  /** What backfills stand on. */
  public record Ports(
      Runner runner, Journal journal, BackfillRecords records, ArtifactStore artifacts) {}

  public Backfills(Ports ports) {
    this.ports = ports;
  }

  /** What it would do, with every day it leaves out; nothing is started. */
  public BackfillPlan plan(BackfillOrder order) {
    return BackfillPlan.of(
        order, ports.records().runs(order.pipeline().name(), order.from(), order.to()));
  }

  /**
   * Makes a backfill and all its runs.
   *
   * @return its number
   * @throws IllegalArgumentException where no day is left to be done
   * @throws io.trainyard.engine.run.RefusedStart where the runs could not start
   */
  public synchronized long start(BackfillOrder order, String actor) {
    BackfillPlan plan = plan(order);
    if (plan.days().isEmpty()) {
      throw new IllegalArgumentException("no day of the range is left to be done");
    }
    long number = ports.records().all().stream().mapToLong(Backfill::number).max().orElse(0) + 1;
    BackfillEvents.Created created =
        new BackfillEvents.Created(
            number,
            order.pipeline().name(),
            keep(plan.pipeline()).toString(),
            order.folder().toString(),
            plan.days(),
            ValueJson.write(order.params()));
    write(BackfillEvents.CREATED, actor, created);
    make(created, plan.pipeline(), order.params(), actor);
    return number;
  }

  private Digest keep(Pipeline definition) {
    try {
      return ports
          .artifacts()
          .put(PipelineJson.writeLine(definition).getBytes(StandardCharsets.UTF_8))
          .digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the runs that are not there yet, in their order. */
  private void make(
      BackfillEvents.Created created, Pipeline pipeline, Map<String, Value> params, String actor) {
    List<CompletableFuture<Long>> made = new ArrayList<>();
    for (LocalDate day : created.days()) {
      Instant logical = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      StartRequest request =
          new StartRequest(pipeline, params, Path.of(created.folder()), CAUSE, actor, day)
              .at(new Planned(logical, logical, created.backfill()));
      made.add(ports.runner().submit(request));
    }
    made.forEach(Backfills::await);
  }

  private static void await(CompletableFuture<Long> run) {
    try {
      run.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof AlreadyPlanned) {
        return; // it was made before the process ended
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Goes on with what an earlier process left: makes missing runs, ends those to be ended. */
  public synchronized void recover() {
    for (Backfill backfill : ports.records().all()) {
      if (backfill.isCancelled()) {
        unfinished(backfill)
            .forEach(run -> ports.runner().cancel(run, Cancellation.by(backfill.actor())));
      } else if (backfill.runs().size() < backfill.days().size()) {
        complete(backfill);
      }
    }
  }

  private void complete(Backfill backfill) {
    BackfillEvents.Created created = ports.records().created(backfill.number()).orElseThrow();
    try {
      byte[] definition = ports.artifacts().bytes(Digest.parse(created.definition()));
      Pipeline pipeline = PipelineJson.read(new String(definition, StandardCharsets.UTF_8));
      Map<String, Value> params =
          created.params() == null ? Map.of() : ValueJson.readAll(created.params());
      make(created, pipeline, params, backfill.actor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Launches nothing more of its runs. */
  public synchronized void pause(long number, String actor) {
    Backfill backfill = open(number);
    write(BackfillEvents.PAUSED, actor, new BackfillEvents.Paused(number));
    joined(unfinished(backfill).stream().map(run -> ports.runner().pause(run, actor)).toList());
  }

  /** Lets its runs go on. */
  public synchronized void resume(long number, String actor) {
    Backfill backfill = open(number);
    write(BackfillEvents.RESUMED, actor, new BackfillEvents.Resumed(number));
    joined(unfinished(backfill).stream().map(run -> ports.runner().resume(run, actor)).toList());
  }

  /**
   * Ends it: from this on none of its runs goes on, also where the process ends now.
   *
   * @return completes when everything of its runs has ended
   */
  public synchronized CompletableFuture<Void> cancel(long number, String actor) {
    Backfill backfill = open(number);
    write(BackfillEvents.CANCELLED, actor, new BackfillEvents.Cancelled(number));
    List<CompletableFuture<Run>> ends =
        unfinished(backfill).stream()
            .map(run -> ports.runner().cancel(run, Cancellation.by(actor)))
            .toList();
    return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
  }

  private Backfill open(long number) {
    Backfill backfill =
        ports
            .records()
            .backfill(number)
            .orElseThrow(() -> new IllegalArgumentException("there is no backfill " + number));
    if (backfill.isDone()) {
      throw new IllegalArgumentException("backfill " + number + " has ended");
    }
    return backfill;
  }

  private static List<Long> unfinished(Backfill backfill) {
    return backfill.runs().stream()
        .filter(run -> !run.state().isDone())
        .map(Run::number)
        .sorted(java.util.Comparator.reverseOrder()) // those that wait first, then what runs
        .toList();
  }

  /** A run that has ended meanwhile needs nothing. */
  private static void joined(List<CompletableFuture<Run>> changes) {
    changes.forEach(change -> change.exceptionally(ended -> null).join());
  }

  private void write(String kind, String actor, Record facts) {
    try {
      ports.journal().write(List.of(new NewEvent(kind, actor, 0, EventJson.write(facts))));
    } catch (Journal.Conflict e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }
}
