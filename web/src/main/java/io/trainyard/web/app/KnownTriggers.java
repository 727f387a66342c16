package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.trigger.EventTrigger;
import io.trainyard.engine.trigger.Signal;
import io.trainyard.engine.trigger.TriggerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pipelines whose triggers are held against the other pipelines of their folder: one that is not
 * there is worth a look, since it may be pushed; a circle of those that start each other is a
 * mistake.
 *
 * @param source reads them
 */
record KnownTriggers(PipelineSource source) implements PipelineSource {

  @Override
  public List<Path> list(Path folder) {
    return source.list(folder);
  }

  @Override
  public Loaded load(Path file) {
    Loaded loaded = source.load(file);
    List<String> wanted = loaded.pipeline().map(KnownTriggers::others).orElse(List.of());
    Path folder = file.toAbsolutePath().getParent();
    if (wanted.isEmpty() || folder == null) {
      return loaded;
    }
    Map<String, Pipeline> there = new TreeMap<>();
    for (Path other : source.list(folder)) {
      source.load(other).pipeline().ifPresent(each -> there.putIfAbsent(each.name(), each));
    }
    return checked(loaded, loaded.pipeline().orElseThrow(), there);
  }

  @Override
  public Loaded load(List<Source> sources) {
    return source.load(sources);
  }

  /** The pipelines that one listens to. */
  private static List<String> others(Pipeline pipeline) {
    return TriggerOptions.of(pipeline).stream()
        .map(EventTrigger::signals)
        .flatMap(List::stream)
        .filter(each -> isOfPipeline(each.kind()))
        .map(Signal::name)
        .distinct()
        .toList();
  }

  private static boolean isOfPipeline(Signal.Kind kind) {
    return kind == Signal.Kind.SUCCEEDED || kind == Signal.Kind.FINDING;
  }

  private static Loaded checked(Loaded loaded, Pipeline pipeline, Map<String, Pipeline> there) {
    List<Problem> problems = new ArrayList<>(loaded.problems());
    SourceRef at =
        pipeline.triggers().stream()
            .filter(each -> each.kind().equals(TriggerOptions.KIND))
            .findFirst()
            .orElseThrow()
            .at();
    for (String name : others(pipeline)) {
      if (!there.containsKey(name)) {
        problems.add(
            Problem.warning(
                at,
                "no pipeline '%s' is in this folder%s"
                    .formatted(name, Closest.hint(name, List.copyOf(there.keySet())))));
      }
    }
    Optional<List<String>> circle = circle(List.of(pipeline.name()), pipeline, there);
    circle.ifPresent(
        names ->
            problems.add(
                Problem.error(
                    at,
                    "pipelines start each other in a circle, for ever: "
                        + String.join(" after ", names))));
    return new Loaded(circle.isPresent() ? Optional.empty() : loaded.pipeline(), problems);
  }

  /** From a pipeline to those it starts after, until the first one comes again. */
  private static Optional<List<String>> circle(
      List<String> path, Pipeline pipeline, Map<String, Pipeline> there) {
    for (String name : succeeded(pipeline)) {
      List<String> longer = new ArrayList<>(path);
      longer.add(name);
      if (name.equals(path.get(0))) {
        return Optional.of(longer);
      }
      Pipeline other = there.get(name);
      if (other != null && !path.contains(name)) {
        Optional<List<String>> found = circle(longer, other, there);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Those whose success starts a pipeline, each by itself. */
  private static List<String> succeeded(Pipeline pipeline) {
    return TriggerOptions.of(pipeline).stream()
        .filter(each -> !each.all() || each.signals().size() == 1)
        .flatMap(each -> each.signals().stream())
        .filter(each -> each.kind() == Signal.Kind.SUCCEEDED)
        .map(Signal::name)
        .toList();
  }
}
