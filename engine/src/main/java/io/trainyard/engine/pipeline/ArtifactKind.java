package io.trainyard.engine.pipeline;

import java.util.Locale;

/** What an artifact is. */
public enum ArtifactKind {
  /** Rows and columns, kept as Parquet. */
  TABLE,
  /** A package that loads as a predictor. */
  MODEL,
  /** Named numbers, as JSON. */
  METRICS,
  /** Findings, explanations and the like, as JSON. */
  REPORT,
  /** Yes or no, and why, as JSON. */
  DECISION,
  /** A registered model version, as JSON. */
  RELEASE,
  /** A deployed endpoint, as JSON. */
  LIVE,
  /** The items of a list or the parts of a table: each with a key and what it holds. */
  ITEMS,
  /** Any other file. */
  FILE;

  /** As written in JSON and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
