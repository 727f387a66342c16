package io.trainyard.engine.store;

import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.store.LogScan.Batch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A copy of a home that one can go on from: log, artifacts and settings, of one moment. It is taken
 * while the home is in use: the log is copied first, up to a whole frame, and artifacts, which are
 * there before the log speaks of them and never change, afterwards. Nothing is taken from the
 * tables; that they can be made from the copied log is proved by making them.
 */
public final class Backup {
  private final StoreSettings settings;
  private final Path folder;

  /**
   * A backup.
   *
   * @param settings of the home, which may be held by another process
   * @param folder into which; one that holds an earlier backup of the home is brought up to date
   */
  public Backup(StoreSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * What was done.
   *
   * @param copied how many files were not in the folder before
   * @param missing artifacts that the log speaks of and the home does not have
   */
  public record Report(BackupManifest manifest, long copied, List<String> missing) {}

  /**
   * Takes it.
   *
   * @param homeSettings the text of {@code settings.json} without secrets; empty = there is none
   */
  public Report take(Optional<String> homeSettings) throws IOException {
    Path home = settings.home().toAbsolutePath().normalize();
    List<Path> segments = requireUsable(home);
    String storeId = SegmentHeader.read(segments.get(0)).storeId();
    Files.createDirectories(folder);
    CopiedFiles copied = new CopiedFiles();
    Path log = folder.resolve("log");
    copied.segments(home.resolve("log"), log);
    cutTail(log);
    long ofLog = copied.copied();
    CopiedFiles artifacts = new CopiedFiles();
    artifacts.artifacts(home.resolve("artifacts"), folder.resolve("artifacts"));
    if (homeSettings.isPresent()) {
      byte[] text = homeSettings.get().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      DurableFiles.replace(folder.resolve("settings.json"), text);
    }
    BackupProof.Proved proved = new BackupProof(settings, folder).prove();
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            storeId,
            settings.clock().instant(),
            proved.head().seq(),
            proved.head().toString(),
            artifacts.files(),
            artifacts.bytes());
    manifest.write(folder);
    return new Report(manifest, ofLog + artifacts.copied(), proved.missing());
  }

  private List<Path> requireUsable(Path home) throws IOException {
    if (folder.startsWith(home) || home.startsWith(folder)) {
      throw new IOException(
          "a backup inside the home, or around it, would be lost with it: name a folder elsewhere");
    }
    Path log = home.resolve("log");
    List<Path> segments = Files.isDirectory(log) ? SegmentName.list(log) : List.of();
    if (segments.isEmpty()) {
      throw new IOException("there is no home at " + home + " to back up");
    }
    String storeId = SegmentHeader.read(segments.get(0)).storeId();
    Optional<BackupManifest> earlier = BackupManifest.read(folder);
    if (earlier.isPresent() && !earlier.get().storeId().equals(storeId)) {
      throw new IOException(folder + " holds the backup of another home: name another folder");
    }
    return segments;
  }

  /** The last frame may have been written only in part when it was copied. */
  private static void cutTail(Path log) throws IOException {
    List<Path> segments = SegmentName.list(log);
    long from = SegmentName.firstSeq(segments.get(segments.size() - 1));
    try (LogScan scan = LogScan.from(segments, from, Long.MAX_VALUE)) {
      for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
        continue;
      }
      if (scan.torn() != null) {
        try (FileChannel channel =
            FileChannel.open(scan.end().segment(), StandardOpenOption.WRITE)) {
          channel.truncate(scan.end().position());
          channel.force(true);
        }
      }
    }
  }
}
