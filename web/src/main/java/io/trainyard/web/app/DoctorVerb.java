package io.trainyard.web.app;

import io.trainyard.web.app.text.TextTable;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code trainyard doctor}: looks at everything a run needs, changes nothing. */
@Command(name = "doctor", description = "Check Java, disk, home, Python and ports.")
final class DoctorVerb extends Verb {
  DoctorVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    List<Examination.Result> results = new Examination(home(), shell()).all();
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
