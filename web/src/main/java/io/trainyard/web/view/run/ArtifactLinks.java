package io.trainyard.web.view.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.InputUsed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where artifacts are looked at: tables on their pages, the rest as bytes. */
final class ArtifactLinks {

  /** Of what a step made. */
  String of(RunSnapshot run, Artifact artifact) {
    String digest = artifact.digest().toString();
    return artifact.kind().equals(ArtifactKind.TABLE.word())
        ? table(new TableName(run.run().pipeline(), artifact.name()), digest)
        : bytes(digest);
  }

  /** Of what a step was handed; empty where that was no artifact. */
  String of(RunSnapshot run, InputUsed input) {
    String digest = input.digest().map(Object::toString).orElse("");
    if (digest.isEmpty()) {
      return "";
    }
    return isTable(run, input.origin())
        ? table(new TableName(run.run().pipeline(), input.origin()), digest)
        : bytes(digest);
  }

  /** Whether {@code parts.train} is a table that a step of the run makes. */
  private static boolean isTable(RunSnapshot run, String origin) {
    int dot = origin.indexOf('.');
    return dot > 0
        && run.step(origin.substring(0, dot)).stream()
            .flatMap(step -> step.outputs().stream())
            .anyMatch(
                output ->
                    output.kind() == ArtifactKind.TABLE
                        && output.name().equals(origin.substring(dot + 1)));
  }

  private static String table(TableName name, String digest) {
    return "/data/"
        + encoded(name.text())
        + "?version="
        + digest.substring(digest.indexOf(':') + 1);
  }

  /** The bytes themselves. */
  String bytes(String digest) {
    return "/api/v1/artifacts/" + encoded(digest) + "/bytes";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
