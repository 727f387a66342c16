package io.trainyard.web.app;

import io.trainyard.web.api.LineageView;
import io.trainyard.web.app.text.Format;
import io.trainyard.web.app.text.TextTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard lineage}. */
@Command(name = "lineage", description = "Say what something was made of, and what was made of it.")
final class LineageVerb extends Verb {
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
    LineageView.Item subject = lineage.subject();
    print(subject.kind() + " " + subject.name() + "  " + subject.digest());
    LineageView.Origin origin = lineage.origin();
    if (origin != null) {
      print("  made by  step " + origin.step() + " of run " + origin.run());
      print("  pipeline " + origin.pipeline() + "  " + origin.version());
      origin.params().forEach((name, value) -> print("  param    " + name + " = " + value));
      if (!origin.metrics().isEmpty()) {
        print("  metrics  " + Format.metrics(origin.metrics()));
      }
    }
    list("made of", lineage.from());
    list("went into", lineage.into());
  }

  private void list(String heading, List<LineageView.Item> items) {
    if (items.isEmpty()) {
      return;
    }
    print("");
    TextTable table = TextTable.of(heading, "", "digest");
    items.forEach(item -> table.row(item.name(), item.kind(), item.digest()));
    table.lines().forEach(this::print);
  }
}
