package io.trainyard.engine.store;

import io.trainyard.engine.artifact.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Makes a home of a backup. The log comes last and gets its name in one step, so that a restore
 * that was broken off leaves no home, and goes on where it was when it is asked for again.
 */
public final class Restore {
  private final StoreSettings settings;
  private final Path folder;

  /**
   * A restore.
   *
   * @param settings of the home that is to be
   * @param folder of the backup
   */
  public Restore(StoreSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * What was done.
   *
   * @param missing artifacts that the log speaks of and the backup does not have
   */
  public record Report(BackupManifest manifest, List<String> missing) {}

  /** Does it, verifying every byte, and opens the home once, which makes its tables. */
  public Report run() throws IOException {
    BackupManifest manifest =
        BackupManifest.read(folder)
            .orElseThrow(
                () -> new IOException(folder + " holds no finished backup: it has no backup.json"));
    if (manifest.format() > BackupManifest.FORMAT) {
      throw new IOException(folder + " was made by a later release: restore it with that one");
    }
    Path home = settings.home();
    if (Files.exists(home.resolve("log"))) {
      throw new IOException(
          "there is a home at " + home + " already: restore into another one with --home");
    }
    Files.createDirectories(home);
    new CopiedFiles().artifacts(folder.resolve("artifacts"), home.resolve("artifacts"));
    Path homeSettings = folder.resolve("settings.json");
    if (Files.isRegularFile(homeSettings)) {
      Files.copy(homeSettings, home.resolve("settings.json"), StandardCopyOption.REPLACE_EXISTING);
    }
    Path aside = home.resolve("log.restoring");
    new CopiedFiles().segments(folder.resolve("log"), aside);
    DurableFiles.rename(aside, home.resolve("log"));
    return new Report(manifest, prove(manifest));
  }

  private List<String> prove(BackupManifest manifest) throws IOException {
    Optional<ChainHead> head = ChainHead.parse(manifest.head());
    try (Store store = Store.open(settings, EngineTables.all())) {
      Optional<DamagedLog> damage = store.audit(head).verification().damage();
      if (damage.isPresent()) {
        throw damage.get();
      }
      return BackupProof.missing(store, settings.home());
    }
  }
}
