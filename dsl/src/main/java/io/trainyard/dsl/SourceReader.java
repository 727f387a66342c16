package io.trainyard.dsl;

import io.trainyard.dsl.check.Callees;
import io.trainyard.dsl.check.FileReader;
import io.trainyard.dsl.check.SourceSet;
import io.trainyard.dsl.code.Compilation;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a pipeline from text, those it calls first. The only way from the loader to anything of
 * Groovy. Used by one thread.
 */
final class SourceReader {
  /** What has been read, by path: a pipeline that several call is read once. */
  private final Map<String, Loaded> read = new HashMap<>();

  /** The files that are being read, each called by the one before. */
  private final List<String> path = new ArrayList<>();

  private final List<Problem> ofCalled = new ArrayList<>();

  private final String environment;

  private SourceReader(String environment) {
    this.environment = environment;
  }

  /**
   * Reads a pipeline.
   *
   * @param environment of the home, whose overlays hold; empty = it names none
   */
  static Loaded read(SourceSet sources, String environment) {
    SourceReader reader = new SourceReader(environment);
    Loaded own = reader.load(sources);
    List<Problem> problems = new ArrayList<>(own.problems());
    problems.addAll(reader.ofCalled);
    boolean broken = reader.ofCalled.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    return new Loaded(broken ? Optional.empty() : own.pipeline(), problems);
  }

  private Loaded load(SourceSet sources) {
    path.add(sources.file().path());
    Callees callees = callees(sources);
    Compilation compilation = new Compilation(sources, callees);
    FileReader reader = compilation.check();
    Optional<Pipeline> pipeline =
        compilation.hasErrors() ? Optional.empty() : reader.freeze(Sources::version);
    path.remove(path.size() - 1);
    return new Loaded(pipeline, compilation.problems());
  }

  private Callees callees(SourceSet sources) {
    Map<String, Pipeline> pipelines = new TreeMap<>();
    Map<String, String> refused = new TreeMap<>();
    for (String name : sources.calls()) {
      Optional<SourceSet> called = sources.called(name);
      if (called.isPresent()) {
        add(name, called.get(), pipelines, refused);
      }
    }
    return new Callees(pipelines, refused, environment);
  }

  private void add(
      String name, SourceSet called, Map<String, Pipeline> pipelines, Map<String, String> refused) {
    String file = called.file().path();
    if (path.contains(file)) {
      refused.put(name, circle(file));
      return;
    }
    Loaded loaded = read.get(file);
    if (loaded == null) {
      loaded = load(called);
      read.put(file, loaded);
      ofCalled.addAll(loaded.problems());
    }
    if (loaded.pipeline().isEmpty()) {
      refused.put(name, file + " has mistakes of its own, told beside this one");
    } else if (!loaded.pipeline().get().name().equals(name)) {
      refused.put(
          name, file + " holds the pipeline '" + loaded.pipeline().get().name() + "': call it so");
    } else {
      pipelines.put(name, loaded.pipeline().get());
    }
  }

  private String circle(String file) {
    List<String> names = new ArrayList<>(path.subList(path.indexOf(file), path.size()));
    names.add(file);
    return "pipelines call each other in a circle: "
        + String.join(" -> ", names.stream().map(n -> n.replaceAll("\\.groovy$", "")).toList());
  }
}
