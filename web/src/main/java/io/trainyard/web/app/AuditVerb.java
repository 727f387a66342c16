package io.trainyard.web.app;

import io.trainyard.engine.store.Audit;
import io.trainyard.web.api.AuditView;
import io.trainyard.web.api.EventView;
import io.trainyard.web.app.text.Format;
import io.trainyard.web.app.text.TextTable;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard audit}: proves that the event log is what was written. */
@Command(
    name = "audit",
    description = {
      "Prove that the event log is what was written, and read it.",
      "  audit verify [--head HEAD]   walks every record and names the first bad one",
      "  audit head                   the digest at the end of the log, to be kept outside",
      "  audit list [--limit N]       the latest events: who did what, and when"
    })
final class AuditVerb extends AskingVerb {
  @Parameters(index = "0", paramLabel = "ACTION", description = "verify, head or list.")
  private String action = "";

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "What 'audit head' printed earlier: the log must still pass through it.")
  private String head = "";

  @Option(names = "--limit", paramLabel = "N", description = "How many; 50 unless said.")
  private int limit = 50;

  @Option(names = "--after", paramLabel = "SEQ", description = "Events after this one.")
  private long after = -1;

  AuditVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws IOException {
    return switch (action) {
      case "verify" -> verify(check());
      case "head" -> head(check());
      case "list" -> list();
      default ->
          throw Refusal.usage(
              "'audit %s' is not known: there are verify, head and list.".formatted(action));
    };
  }

  /** A server looks at its own log; one that nobody holds is looked at as it lies there. */
  private AuditView check() throws IOException {
    LocalAudit.head(head);
    if (server() == null && home().store().isEmpty() && !OpenDesk.isHeld(home())) {
      home().requireThere();
      return LocalAudit.view(Audit.ofHome(home().folder(), LocalAudit.head(head)));
    }
    try (OpenDesk open = desk()) {
      return open.desk().audit().check(head);
    }
  }

  private int verify(AuditView found) {
    AuditView.Damage damage = found.damage();
    if (json()) {
      printJson(found);
    } else if (damage == null) {
      print(
          "the log is what was written: %s records, %s events"
              .formatted(Format.count(found.records()), Format.count(found.events())));
      print("head " + found.head());
    } else {
      print("event " + damage.seq() + " is the first that cannot be trusted");
      shell().err().println("trainyard: " + Sentence.of(damage.sentence()));
    }
    return damage == null ? Exit.OK : Exit.FAILED;
  }

  private int head(AuditView found) {
    if (found.damage() != null) {
      return verify(found);
    }
    if (json()) {
      printJson(found);
    } else {
      print(found.head());
    }
    return Exit.OK;
  }

  private int list() throws IOException {
    if (limit < 1 || limit > 1_000) {
      throw Refusal.usage("--limit is a whole number from 1 to 1000.");
    }
    try (OpenDesk open = desk()) {
      long from = after >= 0 ? after : Math.max(0, open.desk().home().events() - limit);
      List<EventView> events = open.desk().audit().events(from, limit);
      if (json()) {
        printJson(events);
      } else {
        table(events).lines().forEach(this::print);
      }
    }
    return Exit.OK;
  }

  private TextTable table(List<EventView> events) {
    TextTable table = TextTable.of("event", "when", "who", "what", "run", "facts");
    for (EventView event : events) {
      String facts = event.facts().toString();
      table.row(
          Long.toString(event.seq()),
          Format.day(event.time(), shell().clock().getZone()),
          event.actor(),
          event.kind(),
          event.run() == 0 ? "" : Long.toString(event.run()),
          facts.length() > 90 ? facts.substring(0, 90) + ".." : facts);
    }
    return table;
  }
}
