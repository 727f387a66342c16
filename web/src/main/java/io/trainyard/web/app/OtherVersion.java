package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.pipeline.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another version of a pipeline that lies outside the home: a file, or a revision of git. */
final class OtherVersion {
  private static final String KEPT = "[0-9]{1,18}|sha256:[0-9a-f]{0,64}";

  private final Shell shell;
  private final PipelineSource pipelines;

  OtherVersion(Shell shell, PipelineSource pipelines) {
    this.shell = shell;
    this.pipelines = pipelines;
  }

  /**
   * Finds it; empty where the reference is a run or a version, which the home knows.
   *
   * @param file the pipeline's own, which a revision is asked for
   */
  Optional<Pipeline> find(String reference, String file) throws IOException, InterruptedException {
    if (reference.matches(KEPT)) {
      return Optional.empty();
    }
    if (reference.startsWith("-")) {
      throw Refusal.usage("'" + reference + "' is no revision.");
    }
    Path other = shell.resolve(reference);
    Loaded loaded =
        Files.isRegularFile(other)
            ? pipelines.load(other)
            : pipelines.load(sources(reference, shell.resolve(file).toAbsolutePath().normalize()));
    return Optional.of(
        loaded
            .pipeline()
            .orElseThrow(() -> Refusal.failed("the pipeline has mistakes at " + reference + ".")));
  }

  /** The file and those of {@code lib/} beside it, as they were. */
  private List<Source> sources(String revision, Path file)
      throws IOException, InterruptedException {
    Path folder = file.resolveSibling("");
    String name = String.valueOf(file.getFileName());
    List<Source> sources = new ArrayList<>();
    sources.add(source(folder, revision, name));
    String listed = git(folder, "ls-tree", "--name-only", revision, "lib/").orElse("");
    for (String path : listed.lines().filter(each -> each.endsWith(".groovy")).toList()) {
      sources.add(source(folder, revision, path));
    }
    return sources;
  }

  private static Source source(Path folder, String revision, String path)
      throws IOException, InterruptedException {
    String text =
        git(folder, "show", revision + ":./" + path)
            .orElseThrow(
                () ->
                    Refusal.usage(
                        "'%s' is no run, version or file, and git knows no such revision of %s."
                            .formatted(revision, path)));
    return new Source(path, Digest.of(text).toString(), text);
  }

  /** What git prints; empty where it refuses, and where there is no git. */
  private static Optional<String> git(Path folder, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
  }
}
