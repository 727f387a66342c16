package io.trainyard.web.app;

import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.RefusedStart;
import io.trainyard.engine.schedule.BackfillOrder;
import io.trainyard.engine.schedule.BackfillPlan;
import io.trainyard.engine.schedule.Backfills;
import io.trainyard.web.api.BackfillPlanView;
import io.trainyard.web.api.BackfillRequest;
import io.trainyard.web.api.BackfillView;
import io.trainyard.web.api.BackfillsDesk;
import io.trainyard.web.api.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The backfills of the home that this process holds. Thread-safe. */
final class LocalBackfills implements BackfillsDesk {
  private final HomeGraph graph;
  private final Starting starting;

  LocalBackfills(HomeGraph graph, Starting starting) {
    this.graph = graph;
    this.starting = starting;
  }

  @Override
  public List<BackfillView> backfills() {
    return graph.backfillRecords().all().stream().map(BackfillView::of).toList();
  }

  @Override
  public BackfillView backfill(long number) {
    return graph
        .backfillRecords()
        .backfill(number)
        .map(BackfillView::of)
        .orElseThrow(() -> Problem.notFound("there is no backfill " + number + "."));
  }

  @Override
  public BackfillPlanView plan(BackfillRequest request) {
    BackfillPlan plan = graph.backfills().plan(order(request));
    Map<String, String> leftOut = new TreeMap<>();
    plan.leftOut().forEach((day, why) -> leftOut.put(day.toString(), why));
    return new BackfillPlanView(
        plan.pipeline().name(),
        plan.days().stream().map(LocalDate::toString).toList(),
        leftOut,
        plan.stepsLeftOut());
  }

  @Override
  public BackfillView start(BackfillRequest request, String actor) {
    BackfillOrder order = order(request);
    try {
      return backfill(graph.backfills().start(order, actor));
    } catch (RefusedStart | IllegalArgumentException e) {
      throw Problem.badRequest(Sentence.of(e.getMessage()));
    }
  }

  private BackfillOrder order(BackfillRequest request) {
    Pipeline pipeline = starting.pipeline(request.files());
    LocalDate from = day("from", request.from());
    ParamValues values = ParamValues.ofTexts(pipeline, request.params(), from);
    if (!values.errors().isEmpty()) {
      throw Problem.badRequest(Sentence.of(String.join("\n", values.errors().values())));
    }
    Map<String, Value> given = new TreeMap<>(values.values());
    given.keySet().retainAll(request.params().keySet());
    try {
      return new BackfillOrder(
          pipeline,
          starting.folder(request.folder()),
          from,
          day("to", request.to()),
          Boolean.TRUE.equals(request.reverse()),
          given,
          request.runsAtOnce() == null ? 1 : request.runsAtOnce(),
          again(request.again() == null ? "none" : request.again()),
          Boolean.TRUE.equals(request.deploys()));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(Sentence.of(e.getMessage()));
    }
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.badRequest("'" + name + "' is a date such as 2026-01-31.");
    }
  }

  private static BackfillOrder.Again again(String word) {
    try {
      return BackfillOrder.Again.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("'again' is none, failed or all.");
    }
  }

  @Override
  public BackfillView change(long number, String action, String actor) {
    Backfills backfills = graph.backfills();
    try {
      switch (action) {
        case "pause" -> backfills.pause(number, actor);
        case "resume" -> backfills.resume(number, actor);
        case "cancel" -> backfills.cancel(number, actor);
        default -> throw Problem.notFound("a backfill cannot " + action + ".");
      }
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(Sentence.of(e.getMessage()));
    }
    return backfill(number);
  }
}
