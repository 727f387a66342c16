package io.trainyard.web.app;

import io.trainyard.engine.store.BackupManifest;
import io.trainyard.engine.store.Restore;
import io.trainyard.web.app.text.Format;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard restore}: makes a home of a backup. */
@Command(
    name = "restore",
    description = {
      "Make a home of a backup, verifying every byte. Nothing is overwritten.",
      "Secrets are not in a backup: give them again before the first run."
    })
final class RestoreVerb extends Verb {
  @Parameters(paramLabel = "DIR", description = "What 'trainyard backup' has filled.")
  private String folder = "";

  RestoreVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    Restore.Report report;
    try {
      report = new Restore(HomeGraph.storeSettings(home(), shell()), shell().resolve(folder)).run();
    } catch (IOException e) {
      throw Refusal.usage(Sentence.of(e.getMessage()));
    }
    if (json()) {
      printJson(report);
      return Exit.OK;
    }
    BackupManifest manifest = report.manifest();
    print(
        "restored %s events and %s artifacts (%s) into %s"
            .formatted(
                Format.count(manifest.events()),
                Format.count(manifest.artifacts()),
                Format.bytes(manifest.bytes()),
                home().folder()));
    print(
        "the log is what was backed up " + Format.day(manifest.made(), shell().clock().getZone()));
    Missing.tell(report.missing(), shell());
    return Exit.OK;
  }
}
