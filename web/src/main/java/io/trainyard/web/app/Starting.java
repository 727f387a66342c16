package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.KeptRequest;
import io.trainyard.engine.run.RefusedStart;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.schedule.RunDates;
import io.trainyard.engine.why.PlannedRun;
import io.trainyard.web.api.Asking;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RunOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a run of an order: reads the pipeline from its text, checks params, starts. */
final class Starting {
  private static final int KEYS_AT_ONCE = 16;
  private final HomeGraph graph;
  private final Supplier<Path> served;
  private final Object[] asked = new Object[KEYS_AT_ONCE];

  /**
   * Starts runs of a home.
   *
   * @param served the folder that is served now
   */
  Starting(HomeGraph graph, Supplier<Path> served) {
    this.graph = graph;
    this.served = served;
    Arrays.setAll(asked, at -> new Object());
  }

  /** What would be started. */
  PlannedRun read(RunOrder order) {
    Pipeline pipeline = pipeline(order.files());
    LocalDate day = day(order, pipeline);
    ParamValues values = ParamValues.ofTexts(pipeline, order.params(), day);
    if (!values.errors().isEmpty()) {
      throw Problem.badRequest(Sentence.of(String.join("\n", values.errors().values())))
          .at(
              values.errors().entrySet().stream()
                  .map(wrong -> new Problem.Flaw("/params/" + wrong.getKey(), wrong.getValue()))
                  .toList());
    }
    return new PlannedRun(pipeline, values.values(), folder(order.folder()), day);
  }

  long start(RunOrder order, Asking asking) {
    return asking.key().map(key -> once(order, asking, key)).orElseGet(() -> begin(order, asking));
  }

  private long begin(RunOrder order, Asking asking) {
    PlannedRun run = read(order);
    Map<String, Value> given = new TreeMap<>(run.params());
    given.keySet().retainAll(order.params().keySet());
    StartRequest request =
        new StartRequest(
            run.pipeline(), given, run.folder(), "person", asking.actor(), run.runDate());
    try {
      boolean isFresh = Boolean.TRUE.equals(order.fresh());
      StartRequest whole = isFresh ? request.asFresh() : request;
      return graph
          .runner()
          .start(asking.key().map(key -> whole.stating(fact(asking, key))).orElse(whole));
    } catch (RefusedStart e) {
      throw Problem.badRequest(Sentence.of(e.getMessage()));
    }
  }

  /** One start at a time with a key: whoever comes second finds the run of the first. */
  private long once(RunOrder order, Asking asking, Asking.Key key) {
    synchronized (asked[Math.floorMod(key.text().hashCode(), asked.length)]) {
      Optional<KeptRequest> kept = graph.search().request(name(asking, key));
      if (kept.isEmpty()) {
        return begin(order, asking);
      }
      if (kept.get().body().equals(key.body())) {
        return kept.get().run();
      }
      throw Problem.conflict(
              "something else was asked for with this Idempotency-Key: run %d."
                  .formatted(kept.get().run()))
          .fix("Name another key.");
    }
  }

  private static Digest name(Asking asking, Asking.Key key) {
    return Digest.of(asking.actor() + "\n" + key.text());
  }

  private static Fact fact(Asking asking, Asking.Key key) {
    return KeptRequest.fact(name(asking, key), key.body());
  }

  /** The pipeline of these files; a {@link Problem} tells their mistakes. */
  Pipeline pipeline(List<RunOrder.File> files) {
    List<Source> sources =
        files.stream()
            .map(file -> new Source(file.path(), Digest.of(file.text()).toString(), file.text()))
            .toList();
    if (sources.isEmpty()) {
      throw Problem.badRequest("send the pipeline's file, and each file of lib/ that it uses.");
    }
    Loaded loaded = graph.pipelines().load(sources);
    return loaded
        .pipeline()
        .orElseThrow(
            () ->
                Problem.mistakes(
                    sources.get(0).path() + " has mistakes; nothing has run.",
                    loaded.problems().stream()
                        .map(found -> new Problem.Mistake(found.severity(), found.toString()))
                        .toList()));
  }

  /**
   * What relative paths are relative to; a {@link Problem} where that is no absolute path.
   *
   * @param text null = the folder that is served
   */
  Path folder(@Nullable String text) {
    if (text == null) {
      return served.get();
    }
    try {
      Path folder = Path.of(text);
      if (folder.isAbsolute()) {
        return folder.normalize();
      }
    } catch (InvalidPathException e) {
      // Told below, as any other folder that cannot be used.
    }
    throw Problem.badRequest("'folder' is an absolute path, which relative ones start from.");
  }

  private LocalDate day(RunOrder order, Pipeline pipeline) {
    String day = order.day();
    if (day == null) {
      return RunDates.today(pipeline, graph.clock().instant());
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Problem.badRequest("'day' is a date such as 2026-01-31.");
    }
  }
}
