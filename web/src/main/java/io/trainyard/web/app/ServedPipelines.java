package io.trainyard.web.app;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import io.trainyard.engine.registry.PipelineEvents;
import io.trainyard.engine.registry.PipelineVersion;
import io.trainyard.engine.registry.PipelineVersion.Origin;
import io.trainyard.engine.registry.PipelineVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The versions of pipelines that runs are started from. A version is taken up by an event, after
 * its definition is kept; runs that go on keep the version they started with. Thread-safe.
 */
final class ServedPipelines {
  private static final int MOST = 1_000;

  private final Journal journal;
  private final ArtifactStore artifacts;
  private final PipelineVersions versions;
  private final RefusedFiles refused = new RefusedFiles();
  private volatile boolean isReading;
  private volatile Listener listener = (pipeline, folder) -> {};

  /** Is told of each version that is taken. */
  @FunctionalInterface
  interface Listener {
    void taken(Pipeline pipeline, Path folder);
  }

  ServedPipelines(Journal journal, ArtifactStore artifacts, PipelineVersions versions) {
    this.journal = journal;
    this.artifacts = artifacts;
    this.versions = versions;
  }

  /** The folder has not been read yet: who is not known may be in it. */
  void beginReading() {
    isReading = true;
  }

  /** The folder has been read once. */
  void endReading() {
    isReading = false;
  }

  /** Whether there may be pipelines that are not known yet. */
  boolean isReading() {
    return isReading;
  }

  /** What keeps files from being taken up. */
  RefusedFiles refused() {
    return refused;
  }

  /**
   * Tells of what is taken from now on, and of what was pushed. What comes from a file, also where
   * somebody went back to it, is told when a file of that pipeline is read: one that is gone starts
   * nothing by itself any more.
   */
  synchronized void tell(Listener to) {
    listener = to;
    versions.current().stream().filter(this::standsAlone).forEach(this::tell);
  }

  private void tell(PipelineVersion version) {
    definition(version).ifPresent(pipeline -> listener.taken(pipeline, Path.of(version.folder())));
  }

  /** What was pushed needs no file, also where somebody has gone back to it. */
  private boolean standsAlone(PipelineVersion version) {
    return version.origin() == Origin.PUSH
        || (version.origin() == Origin.BACK
            && taken(version.pipeline()).stream()
                .filter(each -> each.version().equals(version.version()))
                .anyMatch(each -> each.origin() == Origin.PUSH));
  }

  /**
   * Takes what a file has become. A file that is as it was when it was taken last changes nothing,
   * also where somebody has pushed another version since, or has gone back.
   *
   * @return the version; empty where nothing changed
   */
  synchronized Optional<PipelineVersion> takeFile(Pipeline pipeline, Path folder, String actor) {
    List<PipelineVersion> taken = taken(pipeline.name());
    boolean isSame =
        taken.stream()
            .filter(version -> version.origin() == Origin.FILE)
            .findFirst()
            .filter(version -> version.version().equals(pipeline.version()))
            .filter(version -> version.folder().equals(folder.toString()))
            .isPresent();
    if (!isSame) {
      return Optional.of(take(pipeline, folder, Origin.FILE, actor));
    }
    if (taken.get(0).origin() == Origin.FILE) {
      listener.taken(pipeline, folder);
    } else if (!standsAlone(taken.get(0))) {
      tell(taken.get(0));
    }
    return Optional.empty();
  }

  /**
   * Tells of what was taken from a file that cannot be read as it is now: the version before it
   * stays, also after a new start.
   *
   * @param folder where the file is
   * @param text of the file, which names the pipelines that may be meant
   */
  synchronized void stay(Path folder, String text) {
    versions.current().stream()
        .filter(version -> !standsAlone(version))
        .filter(version -> version.folder().equals(folder.toString()))
        .filter(version -> isNamed(version.pipeline(), text))
        .forEach(this::tell);
  }

  private static boolean isNamed(String pipeline, String text) {
    return text.contains("'" + pipeline + "'") || text.contains('"' + pipeline + '"');
  }

  /** Takes a version up: runs are started from it from now on. */
  synchronized PipelineVersion take(Pipeline pipeline, Path folder, Origin origin, String actor) {
    Digest definition = keep(pipeline);
    write(
        actor,
        new PipelineEvents.Taken(
            pipeline.name(), pipeline.version(), definition.toString(), folder.toString(), origin));
    listener.taken(pipeline, folder);
    return versions.current(pipeline.name()).orElseThrow();
  }

  /**
   * Goes back to a version that was taken earlier.
   *
   * @param version an empty one is the latest that is not the current one
   * @return empty where there is none, or its definition is not there any more
   */
  synchronized Optional<PipelineVersion> back(String pipeline, String version, String actor) {
    List<PipelineVersion> taken = taken(pipeline);
    String current = taken.isEmpty() ? "" : taken.get(0).version();
    return taken.stream()
        .filter(
            each ->
                version.isEmpty()
                    ? !each.version().equals(current)
                    : each.version().equals(version))
        .findFirst()
        .flatMap(
            each ->
                definition(each)
                    .map(found -> take(found, Path.of(each.folder()), Origin.BACK, actor)));
  }

  /** What was taken of a pipeline, the latest first. */
  List<PipelineVersion> taken(String pipeline) {
    return versions.of(pipeline, MOST);
  }

  private void write(String actor, PipelineEvents.Taken taken) {
    try {
      journal.write(List.of(new NewEvent(PipelineEvents.TAKEN, actor, 0, EventJson.write(taken))));
    } catch (Journal.Conflict e) {
      throw new IllegalStateException("a version may always be taken", e);
    }
  }

  private Digest keep(Pipeline pipeline) {
    try {
      byte[] json = PipelineJson.writeLine(pipeline).getBytes(StandardCharsets.UTF_8);
      return artifacts.put(json).digest();
    } catch (IOException e) {
      throw new UncheckedIOException("the definition cannot be kept: " + e.getMessage(), e);
    }
  }

  /** What a version was frozen as; empty where it cannot be read any more. */
  Optional<Pipeline> definition(PipelineVersion version) {
    try {
      byte[] json = artifacts.bytes(version.definition());
      return Optional.of(PipelineJson.read(new String(json, StandardCharsets.UTF_8)));
    } catch (IOException | UnreadableDefinition e) {
      return Optional.empty();
    }
  }
}
