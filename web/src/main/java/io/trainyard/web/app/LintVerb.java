package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.web.app.text.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard lint}: all mistakes of pipeline files in one pass; nothing runs. */
@Command(
    name = "lint",
    description = "Check pipeline files and print every mistake with its place. Nothing runs.")
final class LintVerb extends Verb {
  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "0..*",
      description = "Files or folders; else ./pipelines.")
  private List<String> files = new ArrayList<>(List.of("pipelines"));

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "As it holds there; else as it does in the environment of settings.json.")
  private @Nullable String environment;

  LintVerb(Shell shell) {
    super(shell);
  }

  /** What one file gave. */
  private record Checked(String file, List<Mistake> problems) {}

  private record Mistake(Problem.Severity severity, int line, int column, String message) {}

  @Override
  public Integer call() {
    String named = environment;
    PipelineSource source = named == null ? trainyard().pipelines() : trainyard().pipelines(named);
    List<Checked> all = new ArrayList<>();
    boolean wrong = false;
    for (Path file : PipelineFiles.all(files, source, shell())) {
      Loaded loaded = source.load(file);
      wrong |= loaded.pipeline().isEmpty();
      String shown = PipelineFiles.shown(file, shell());
      if (json()) {
        all.add(new Checked(shown, loaded.problems().stream().map(LintVerb::mistake).toList()));
      } else {
        PipelineFiles.lines(file, loaded, shell()).forEach(this::print);
        verdict(shown, loaded);
      }
    }
    if (json()) {
      printJson(all);
    }
    return wrong ? Exit.FAILED : Exit.OK;
  }

  private void verdict(String file, Loaded loaded) {
    long errors =
        loaded.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .count();
    if (loaded.pipeline().isPresent()) {
      int steps = loaded.pipeline().get().steps().size();
      String overlay = loaded.pipeline().get().environment();
      String there = overlay.isEmpty() ? "" : ", as it holds in '" + overlay + "'";
      print(file + ": good, " + counted(steps, "step") + there);
    } else {
      print(file + ": " + counted(errors, "mistake"));
    }
  }

  private static String counted(long number, String what) {
    return Format.count(number) + " " + what + (number == 1 ? "" : "s");
  }

  private static Mistake mistake(Problem problem) {
    return new Mistake(
        problem.severity(), problem.at().line(), problem.at().column(), problem.message());
  }
}
