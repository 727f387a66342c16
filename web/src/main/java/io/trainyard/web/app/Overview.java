package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Closest;
import io.trainyard.web.app.text.TextTable;
import java.io.PrintStream;
import java.util.List;

/** All verbs at a glance. */
final class Overview {
  private Overview() {}

  static void print(PrintStream out) {
    out.println("usage: trainyard <verb> [--home DIR | --server URL] [--json] ..");
    out.println();
    TextTable table = new TextTable();
    Verbs.ALL.forEach((word, entry) -> table.row("  " + word, entry.about()));
    table.lines().forEach(out::println);
    out.println();
    out.println("More on a verb: trainyard <verb> --help");
  }

  /** What to say to a word that is no verb. */
  static String unknown(String word) {
    if (Verbs.PLANNED.contains(word)) {
      return "'" + word + "' is planned, not in this release.";
    }
    String hint = Closest.hint(word, List.copyOf(Verbs.ALL.keySet()));
    return Sentence.of("there is no verb '" + word + "'" + hint) + " All verbs: trainyard --help";
  }
}
