package io.trainyard.web.view.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.run.InputUsed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Where artifacts are looked at: tables and registered models on their pages, the rest as bytes.
 *
 * @param registered the versions of models that a run registered
 */
record ArtifactLinks(LongFunction<List<ModelVersion>> registered) {

  /** Of what a step made. */
  String of(RunSnapshot run, Artifact artifact) {
    String digest = artifact.digest().toString();
    if (artifact.kind().equals(ArtifactKind.MODEL.word())) {
      return model(run, digest);
    }
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
    if (isMade(run, input.origin(), ArtifactKind.MODEL)) {
      return model(run, digest);
    }
    return isMade(run, input.origin(), ArtifactKind.TABLE)
        ? table(new TableName(run.run().pipeline(), input.origin()), digest)
        : bytes(digest);
  }

  /** Whether {@code parts.train} is of this kind, and made by a step of the run. */
  private static boolean isMade(RunSnapshot run, String origin, ArtifactKind kind) {
    int dot = origin.indexOf('.');
    return dot > 0
        && run.step(origin.substring(0, dot)).stream()
            .flatMap(step -> step.outputs().stream())
            .anyMatch(
                output -> output.kind() == kind && output.name().equals(origin.substring(dot + 1)));
  }

  /** The version that the run registered of a model; else its bytes. */
  private String model(RunSnapshot run, String digest) {
    return registered.apply(run.run().number()).stream()
        .filter(version -> version.model().toString().equals(digest))
        .findFirst()
        .map(version -> "/models/" + encoded(version.name()) + "/" + version.version())
        .orElseGet(() -> bytes(digest));
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
