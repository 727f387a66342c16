package io.trainyard.web.app;

import io.trainyard.web.app.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trainyard doctor}: looks at everything a run needs, changes nothing. */
@Command(name = "doctor", description = "Check Java, disk, home, Python and ports.")
final class DoctorVerb extends Verb {
  @Option(
      names = "--try-channel",
      paramLabel = "NAME",
      description = "Send a message by this channel of the home, and look at nothing else.")
  private @Nullable String channel;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description = "Whom, where the channel is one of mail; may be given more than once.")
  private List<String> to = new ArrayList<>();

  DoctorVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    List<Examination.Result> results =
        channel == null
            ? new Examination(home(), shell()).all()
            : List.of(new ChannelTrial(home(), shell()).send(channel, to));
    if (json()) {
      printJson(results);
    } else {
      TextTable table = new TextTable();
      for (Examination.Result result : results) {
        table.row(result.verdict().name().toLowerCase(Locale.ROOT), result.what(), result.found());
      }
      table.lines().forEach(this::print);
    }
    boolean bad = results.stream().anyMatch(result -> result.verdict() == Examination.Verdict.BAD);
    return bad ? Exit.USAGE : Exit.OK;
  }
}
