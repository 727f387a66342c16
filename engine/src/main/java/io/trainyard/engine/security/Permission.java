package io.trainyard.engine.security;

/** What a request needs to be allowed. Every handler of the server names one. */
public enum Permission {
  /** Ask an endpoint for predictions. */
  PREDICT,
  /** See pipelines, runs, models and what they made. */
  READ,
  /** Start, stop, pause and rerun runs; fire triggers and backfills. */
  OPERATE,
  /** Answer an approval. */
  APPROVE,
  /** Bring in pipeline files, which are code that runs with the rights of the server. */
  AUTHOR,
  /** Make and take keys, read the audit, back up. */
  ADMIN
}
