package io.trainyard.web.api;

import io.trainyard.engine.security.Principal;
import java.time.Instant;
import java.util.List;

/** Knows one version of one pipeline. */
final class FixedVersions implements VersionsDesk {
  private static final TakenView TAKEN =
      new TakenView(
          "churn",
          "sha256:" + "0".repeat(64),
          "push",
          "key:ci",
          Instant.parse("2026-11-21T10:00:00Z"));

  @Override
  public TakenView push(PushOrder order, Principal who) {
    if (order.files().isEmpty()) {
      throw Problem.badRequest("send the pipeline's file, and each file of lib/ that it uses.");
    }
    return TAKEN;
  }

  @Override
  public TakenView back(String pipeline, String version, Principal who) {
    return taken(pipeline).get(0);
  }

  @Override
  public List<TakenView> taken(String pipeline) {
    if (!pipeline.equals("churn")) {
      throw Problem.notFound("no version of a pipeline '" + pipeline + "' was taken here.");
    }
    return List.of(TAKEN);
  }
}
