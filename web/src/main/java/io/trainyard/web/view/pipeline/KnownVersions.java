package io.trainyard.web.view.pipeline;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.registry.PipelineVersion;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.web.api.Problem;
import io.trainyard.web.view.FrozenPipeline;
import io.trainyard.web.view.ViewPorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The versions that a pipeline was taken up in, or ran in. Thread-safe. */
final class KnownVersions {
  private static final int MOST = 200;
  private final ViewPorts ports;

  KnownVersions(ViewPorts ports) {
    this.ports = ports;
  }

  /**
   * A version.
   *
   * @param definition digest of what it is frozen in
   * @param folder what its relative paths are relative to
   * @param since when it was taken, or else when its latest run was created
   * @param actor who took it; empty where it only ran
   * @param origin where it came from, in a word; empty where it only ran
   */
  record Known(
      String version,
      String definition,
      String folder,
      Instant since,
      String actor,
      String origin,
      OptionalLong lastRun) {}

  /**
   * The latest {@value #MOST}, the one that runs start from first.
   *
   * @throws Problem where there is none
   */
  List<Known> of(String pipeline) {
    Map<String, Known> known = new LinkedHashMap<>();
    List<PipelineVersion> taken = ports.versions().of(pipeline, MOST);
    taken.forEach(each -> known.putIfAbsent(each.version(), known(each)));
    for (Run run : ports.search().versions(pipeline, MOST)) {
      known.merge(run.version(), known(run), KnownVersions::both);
    }
    List<Known> sorted = new ArrayList<>(known.values());
    sorted.sort(Comparator.comparing(Known::since).reversed());
    current(pipeline, taken)
        .flatMap(version -> Optional.ofNullable(known.get(version)))
        .ifPresent(
            first -> {
              sorted.remove(first);
              sorted.add(0, first);
            });
    if (sorted.isEmpty()) {
      throw Problem.notFound("There is no pipeline '" + pipeline + "' here.")
          .fix("Send it by trainyard push FILE, or put its file into the folder that is served.");
    }
    return sorted;
  }

  /** What runs start from: what was taken last, else what ran last. */
  private Optional<String> current(String pipeline, List<PipelineVersion> taken) {
    return taken.stream()
        .map(PipelineVersion::version)
        .findFirst()
        .or(
            () ->
                ports.search().find(RunFilter.ofPipeline(pipeline), 1).stream()
                    .map(Run::version)
                    .findFirst());
  }

  /**
   * Its definition.
   *
   * @throws Problem where it cannot be read any more
   */
  FrozenPipeline definition(Known known) {
    return ports
        .frozen()
        .find(known.definition())
        .orElseThrow(
            () ->
                Problem.of(
                    410,
                    "The definition of version " + known.version() + " is not there any more."));
  }

  /** Its definition; empty where it cannot be read any more. */
  Optional<Pipeline> find(Known known) {
    return ports.frozen().of(known.definition());
  }

  private static Known known(PipelineVersion taken) {
    return new Known(
        taken.version(),
        taken.definition().toString(),
        taken.folder(),
        taken.taken(),
        taken.actor(),
        taken.origin().word(),
        OptionalLong.empty());
  }

  private static Known known(Run run) {
    return new Known(
        run.version(),
        run.definition(),
        run.folder(),
        run.created(),
        "",
        "",
        OptionalLong.of(run.number()));
  }

  private static Known both(Known taken, Known ran) {
    return new Known(
        taken.version(),
        taken.definition(),
        taken.folder(),
        taken.since(),
        taken.actor(),
        taken.origin(),
        ran.lastRun());
  }
}
