package io.trainyard.web.app;

import io.trainyard.engine.store.Backup;
import io.trainyard.engine.store.BackupManifest;
import io.trainyard.web.app.text.Format;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard backup}: copies a home to go on from, while it is in use. */
@Command(
    name = "backup",
    description = {
      "Copy log, artifacts and settings of the home into a folder, while it is in use.",
      "A folder with an earlier backup is brought up to date. Secrets and keys are left out."
    })
final class BackupVerb extends Verb {
  @Parameters(paramLabel = "DIR", description = "Into which; best on another disk.")
  private String folder = "";

  BackupVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws IOException {
    home().requireThere();
    home().store().ifPresent(BackupVerb::refuse);
    BackupSettings text = BackupSettings.of(home().settings());
    Backup.Report report;
    try {
      report =
          new Backup(HomeGraph.storeSettings(home(), shell()), shell().resolve(folder))
              .take(text.text());
    } catch (IOException e) {
      throw Refusal.usage(Sentence.of(e.getMessage()));
    }
    text.notes().forEach(shell().err()::println);
    tell(report);
    return Exit.OK;
  }

  private static void refuse(StoreSetting store) {
    throw Refusal.usage(
        ("the log is in %s: back that up with pg_dump --no-unlogged-table-data, then copy"
                + " artifacts/ of the home; docs/operations.md tells how.")
            .formatted(store));
  }

  private void tell(Backup.Report report) {
    if (json()) {
      printJson(report);
      return;
    }
    BackupManifest manifest = report.manifest();
    print(
        "backed up %s events and %s artifacts (%s) into %s; new files: %s"
            .formatted(
                Format.count(manifest.events()),
                Format.count(manifest.artifacts()),
                Format.bytes(manifest.bytes()),
                folder,
                Format.count(report.copied())));
    print("its tables were made from the copy, to prove it; head " + manifest.head());
    Missing.tell(report.missing(), shell());
  }
}
