package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.run.RunEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Shows that a copy of a log is one to go on from: walks its chain, makes all tables from it in a
 * folder beside it, and looks for every artifact that it speaks of.
 */
final class BackupProof {
  private static final int PAGE = 1_000;
  private final StoreSettings settings;
  private final Path folder;

  /**
   * What was shown.
   *
   * @param missing artifacts that the log speaks of and the folder does not have
   */
  record Proved(ChainHead head, List<String> missing) {}

  BackupProof(StoreSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  Proved prove() throws IOException {
    Audit audit = Audit.ofHome(folder, Optional.empty());
    if (audit.verification().damage().isPresent()) {
      throw audit.verification().damage().get();
    }
    Path trial = folder.resolve(".proof");
    DurableFiles.deleteTree(trial);
    try {
      link(folder.resolve("log"), trial.resolve("log"));
      try (Store store = Store.open(at(trial), EngineTables.all())) {
        if (store.eventLog().last() != audit.head().seq()) {
          throw new IOException(
              "the copied log has %d events, and %d of them could be read"
                  .formatted(audit.head().seq(), store.eventLog().last()));
        }
        return new Proved(audit.head(), missing(store, folder));
      }
    } finally {
      DurableFiles.deleteTree(trial);
    }
  }

  private StoreSettings at(Path home) {
    return new StoreSettings(
        home, settings.clock(), settings.threads(), settings.random(), settings.pid());
  }

  /** The same bytes under further names; nothing of them is written, for nothing is appended. */
  private static void link(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path segment : SegmentName.list(from)) {
      Path target = to.resolve(segment.getFileName().toString());
      try {
        Files.createLink(target, segment);
      } catch (UnsupportedOperationException | IOException e) {
        Files.copy(segment, target); // a file system without links
      }
    }
  }

  /** Artifacts that the log speaks of and a folder does not have. */
  static List<String> missing(Store store, Path folder) {
    TreeSet<String> missing = new TreeSet<>();
    long seq = 0;
    List<Event> events = store.eventLog().read(seq, PAGE);
    while (!events.isEmpty()) {
      for (Event event : events) {
        if (event.kind().equals(RunEvents.ATTEMPT_ENDED)) {
          EventJson.read(event.json(), RunEvents.AttemptEnded.class)
              .outputs()
              .values()
              .forEach(made -> addIfMissing(folder, made.digest(), missing));
        }
      }
      seq = events.get(events.size() - 1).seq();
      events = store.eventLog().read(seq, PAGE);
    }
    return new ArrayList<>(missing);
  }

  private static void addIfMissing(Path folder, String digest, TreeSet<String> missing) {
    String hex = Digest.parse(digest).hex();
    if (!Files.isRegularFile(
        folder.resolve("artifacts").resolve(hex.substring(0, 2)).resolve(hex))) {
      missing.add("sha256:" + hex);
    }
  }
}
