package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.registry.PipelineVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder whose pipelines are served. A file that has changed is compiled aside, and taken up
 * only where it has no mistakes; else the version before it stays, and the mistakes are told. Looks
 * at times, sizes and names once a second rather than be told by the file system, which forgets to
 * on network drives. Thread-safe.
 */
final class ServedFolder implements AutoCloseable {
  private static final long LOOK_MILLIS = 1_000;
  private static final int DEPTH = 8;

  private final Path folder;
  private final PipelineSource source;
  private final ServedPipelines served;
  private final Report report;
  private final ScheduledExecutorService eye =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("folder"));
  private Map<Path, String> seen = Map.of();

  /** Which file each pipeline comes from. */
  private final Map<String, Path> files = new HashMap<>();

  /**
   * What is told, a line each.
   *
   * @param actor who serves, by id
   */
  record Report(Shell shell, String actor, Consumer<String> lines) {}

  ServedFolder(Path folder, PipelineSource source, ServedPipelines served, Report report) {
    this.folder = folder.toAbsolutePath().normalize();
    this.source = source;
    this.served = served;
    this.report = report;
  }

  /** Takes up what is there, then keeps looking. */
  void watch() {
    look();
    eye.scheduleWithFixedDelay(this::lookQuietly, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void lookQuietly() {
    try {
      look();
    } catch (RuntimeException e) {
      report.lines.accept("warning: " + folder + " cannot be looked at: " + e.getMessage());
    }
  }

  /** Reads the folder's files where anything in it has changed. */
  synchronized void look() {
    Map<Path, String> now = signatures();
    if (now.equals(seen)) {
      return;
    }
    seen.keySet().stream().filter(file -> !now.containsKey(file)).forEach(this::tellGone);
    seen = now;
    files.clear();
    served.refused().clear();
    if (Files.isDirectory(folder)) {
      source.list(folder).forEach(this::read);
    }
  }

  private void tellGone(Path file) {
    report.lines.accept(
        "warning: %s is gone; what was taken from it stays until the next start"
            .formatted(shown(file)));
  }

  private void read(Path file) {
    Loaded loaded = source.load(file);
    Optional<Pipeline> pipeline = loaded.pipeline();
    if (pipeline.isEmpty()) {
      tellMistakes(file, loaded);
      text(file).ifPresent(text -> served.stay(folder, text));
      return;
    }
    Path other = files.putIfAbsent(pipeline.get().name(), file);
    if (other != null) {
      report.lines.accept(
          "warning: %s is passed over: %s has a pipeline '%s' too; give one of them another name"
              .formatted(shown(file), shown(other), pipeline.get().name()));
      return;
    }
    boolean isFirst = served.taken(pipeline.get().name()).isEmpty();
    served
        .takeFile(pipeline.get(), folder, report.actor)
        .filter(taken -> !isFirst)
        .ifPresent(taken -> report.lines.accept(taken(file, taken)));
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty(); // it is gone again, or no text
    }
  }

  private String taken(Path file, PipelineVersion taken) {
    return "%s has changed: runs of %s start from version %s from now on"
        .formatted(shown(file), taken.pipeline(), shortened(taken.version()));
  }

  private void tellMistakes(Path file, Loaded loaded) {
    report.lines.accept(
        "warning: %s has mistakes; what was taken from it before stays".formatted(shown(file)));
    List<String> mistakes = PipelineFiles.lines(file, loaded, report.shell);
    served.refused().put(file, mistakes);
    mistakes.stream().limit(3).map(line -> "  " + line).forEach(report.lines);
  }

  private String shown(Path file) {
    return PipelineFiles.shown(file, report.shell);
  }

  /** Enough of a digest to tell versions apart. */
  static String shortened(String version) {
    String bare = bare(version);
    return bare.substring(0, Math.min(bare.length(), 8));
  }

  /** Without the name of the algorithm. */
  static String bare(String version) {
    return version.substring(version.indexOf(':') + 1);
  }

  /** What tells that a file is another one than before; a file that is just going away is not. */
  private Map<Path, String> signatures() {
    Map<Path, String> signatures = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return signatures;
    }
    try (Stream<Path> paths = Files.walk(folder, DEPTH)) {
      for (Path path : paths.filter(ServedFolder::isSource).toList()) {
        signature(path).ifPresent(signature -> signatures.put(path, signature));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return signatures;
  }

  private static boolean isSource(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".groovy") || name.endsWith(".json");
  }

  private static Optional<String> signature(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(file.lastModifiedTime() + " " + file.size() + " " + file.fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    eye.shutdownNow();
  }
}
