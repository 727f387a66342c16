package io.trainyard.web.view.run;

import io.trainyard.engine.artifact.Artifact;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where artifacts are looked at. */
final class ArtifactLinks {
  /** The page of a table, the version that a model became, else its bytes. */
  String of(String pipeline, Artifact artifact) {
    return bytes(artifact.digest().toString());
  }

  /** What is known of an artifact by its digest only. */
  String of(String digest) {
    return bytes(digest);
  }

  /** The bytes themselves. */
  String bytes(String digest) {
    return "/api/v1/artifacts/" + encoded(digest) + "/bytes";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
