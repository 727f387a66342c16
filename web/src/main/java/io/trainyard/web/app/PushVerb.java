package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import io.trainyard.web.api.PushOrder;
import io.trainyard.web.api.TakenView;
import io.trainyard.web.app.text.Format;
import io.trainyard.web.app.text.TextTable;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard push}: sends a version of a pipeline to a server, lists versions, goes back. */
@Command(
    name = "push",
    description = {
      "Send a pipeline file to the server: its runs start from that version from now on.",
      "  push FILE                       sends it, with the files of lib/ that it uses",
      "  push --versions PIPELINE        which versions were taken, the latest first",
      "  push --back PIPELINE [VERSION]  goes back to an earlier one"
    })
final class PushVerb extends AskingVerb {
  @Parameters(
      arity = "1..2",
      paramLabel = "NAME",
      description = "A file; with --versions or --back a pipeline, and a version's digest.")
  private List<String> named = List.of();

  @Option(names = "--versions", description = "List the versions that were taken.")
  private boolean versions;

  @Option(names = "--back", description = "Go back: to the one before, or to the one named.")
  private boolean back;

  PushVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    String first = named.get(0);
    if (named.size() > 1 && !back) {
      throw Refusal.usage("name one file: trainyard push FILE.");
    }
    if (versions) {
      list(first);
    } else if (back) {
      goBack(first, named.size() > 1 ? named.get(1) : "");
    } else {
      push(first);
    }
    return Exit.OK;
  }

  private void push(String file) {
    Pipeline pipeline = PipelineFiles.require(file, trainyard().pipelines(), shell());
    try (OpenDesk open = desk()) {
      tell(open.desk().versions().push(new PushOrder(Orders.files(pipeline)), who()));
    }
  }

  private void goBack(String pipeline, String version) {
    try (OpenDesk open = desk()) {
      String whole =
          version.isEmpty() ? "" : whole(open.desk().versions().taken(pipeline), version);
      tell(open.desk().versions().back(pipeline, whole, who()));
    }
  }

  /** A digest may be shortened, as it is printed. */
  private static String whole(List<TakenView> taken, String version) {
    return taken.stream()
        .map(TakenView::version)
        .filter(each -> each.equals(version) || ServedFolder.bare(each).startsWith(version))
        .findFirst()
        .orElse(version);
  }

  private void tell(TakenView taken) {
    if (json()) {
      printJson(taken);
    } else {
      print(
          "runs of %s start from version %s from now on"
              .formatted(taken.pipeline(), ServedFolder.shortened(taken.version())));
    }
  }

  private void list(String pipeline) {
    try (OpenDesk open = desk()) {
      List<TakenView> taken = open.desk().versions().taken(pipeline);
      if (json()) {
        printJson(taken);
        return;
      }
      TextTable table = TextTable.of("version", "taken", "from", "by");
      for (TakenView each : taken) {
        table.row(
            ServedFolder.shortened(each.version()),
            Format.day(each.taken(), shell().clock().getZone()),
            each.origin(),
            each.actor());
      }
      table.lines().forEach(this::print);
    }
  }

  private Principal who() {
    return new Principal(Actor.of(shell()), Set.of(Role.ADMIN), Set.of());
  }
}
