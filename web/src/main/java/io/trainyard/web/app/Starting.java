package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.RefusedStart;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.why.PlannedRun;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RunOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a run of an order: reads the pipeline from its text, checks params, starts. */
final class Starting {
  private final HomeGraph graph;

  Starting(HomeGraph graph) {
    this.graph = graph;
  }

  /** What would be started. */
  PlannedRun read(RunOrder order) {
    Pipeline pipeline = pipeline(order.files());
    LocalDate day = day(order);
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

  long start(RunOrder order, String actor) {
    PlannedRun run = read(order);
    Map<String, Value> given = new TreeMap<>(run.params());
    given.keySet().retainAll(order.params().keySet());
    StartRequest request =
        new StartRequest(run.pipeline(), given, run.folder(), "person", actor, run.runDate());
    try {
      boolean isFresh = Boolean.TRUE.equals(order.fresh());
      return graph.runner().start(isFresh ? request.asFresh() : request);
    } catch (RefusedStart e) {
      throw Problem.badRequest(Sentence.of(e.getMessage()));
    }
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

  /** What relative paths are relative to; a {@link Problem} where that is no absolute path. */
  static Path folder(String text) {
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

  private LocalDate day(RunOrder order) {
    String day = order.day();
    if (day == null) {
      return LocalDate.ofInstant(graph.clock().instant(), ZoneOffset.UTC);
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Problem.badRequest("'day' is a date such as 2026-01-31.");
    }
  }
}
