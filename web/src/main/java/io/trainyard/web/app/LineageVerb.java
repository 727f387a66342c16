package io.trainyard.web.app;

import io.trainyard.web.api.LineageView;
import io.trainyard.web.app.text.Format;
import io.trainyard.web.app.text.TextTable;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard lineage}. */
@Command(name = "lineage", description = "Say what something was made of, and what was made of it.")
final class LineageVerb extends AskingVerb {
  @Parameters(
      paramLabel = "MODEL:VERSION|DIGEST",
      description = "Such as churn:3, or sha256:... of an artifact.")
  private String of = "";

  LineageVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    try (OpenDesk open = desk()) {
      LineageView lineage = open.desk().lineage(of);
      if (json()) {
        printJson(lineage);
      } else {
        show(lineage);
      }
    }
    return Exit.OK;
  }

  private void show(LineageView lineage) {
    if (lineage.version() != null) {
      showVersion(lineage.version());
    }
    if (lineage.data() != null) {
      showData(lineage.data());
    }
  }

  private void showVersion(LineageView.Version version) {
    print("model " + version.id() + "  " + version.model());
    print("  run       " + version.run());
    print("  pipeline  " + version.pipeline() + "  " + version.pipelineVersion());
    version.params().forEach((name, value) -> print("  param     " + name + " = " + value));
    print("  metrics   " + Format.metrics(version.metrics()));
    print("  card      " + version.card());
    print("");
    TextTable sources = TextTable.of("data", "source", "digest");
    Set<String> told = new HashSet<>(); // a step that changed nothing gives the same table again
    for (LineageView.Source source : version.sources()) {
      if (told.add(source.digest())) {
        sources.row(source.name(), source.source(), source.digest());
      }
    }
    sources.lines().forEach(this::print);
    print("");
    TextTable steps = TextTable.of("made", "kind", "digest");
    for (LineageView.Made made : version.steps()) {
      made.outputs().forEach(it -> steps.row(it.name(), it.kind(), it.digest()));
    }
    steps.lines().forEach(this::print);
  }

  private void showData(LineageView.Data data) {
    print("data " + data.digest());
    line("source", data.source());
    line("published", String.join(", ", data.published()));
    line("models", String.join(", ", data.models()));
    line("endpoints", String.join(", ", data.endpoints()));
    if (data.uses().isEmpty()) {
      return;
    }
    print("");
    TextTable uses = TextTable.of("run", "pipeline", "step", "made");
    data.uses()
        .forEach(
            use ->
                uses.row(
                    Long.toString(use.run()),
                    use.pipeline(),
                    use.step(),
                    String.join(", ", use.made())));
    uses.lines().forEach(this::print);
  }

  private void line(String name, String text) {
    if (!text.isEmpty()) {
      print("  " + name + "  " + text);
    }
  }
}
