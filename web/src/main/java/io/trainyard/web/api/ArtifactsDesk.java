package io.trainyard.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What attempts made. Thread-safe. What does not exist is a {@link Problem}. */
public interface ArtifactsDesk {
  /** What attempts made, those that made it first: the latest; never empty. */
  List<Made> made(String digest);

  /** The bytes; a {@link Problem} 410 where they were erased. The caller closes it. */
  InputStream open(String digest) throws IOException;

  /**
   * An artifact and who made it.
   *
   * @param pipeline whose run it was
   */
  record Made(ArtifactView artifact, String pipeline, long run, String step, long attempt) {}
}
