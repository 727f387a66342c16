package io.trainyard.engine.registry;

import io.trainyard.engine.artifact.Digest;
import java.time.Instant;

/**
 * A version of a pipeline that a server took up: what its runs start from until another one is
 * taken.
 *
 * @param version digest of its files
 * @param definition the artifact that it is frozen in
 * @param folder what its relative paths are relative to
 * @param seq of the event that tells of it: the greater, the later
 */
public record PipelineVersion(
    String pipeline,
    String version,
    Digest definition,
    String folder,
    Origin origin,
    String actor,
    Instant taken,
    long seq) {

  /** Where a version came from. */
  public enum Origin {
    /** A file of the folder that is served. */
    FILE,
    /** Somebody sent it. */
    PUSH,
    /** Somebody went back to it. */
    BACK;

    /** {@code file}, {@code push} or {@code back}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
