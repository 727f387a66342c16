package io.trainyard.web.api;

import org.jspecify.annotations.Nullable;

/**
 * What a walk over the whole event log found.
 *
 * @param records how many transactions are what was written
 * @param events how many events these have
 * @param head the digest at their end, to be kept outside
 * @param damage the first record that is not what was written; null = all are
 */
public record AuditView(long records, long events, String head, @Nullable Damage damage) {
  /**
   * Where the log is not what was written.
   *
   * @param seq of the first event that cannot be trusted
   * @param sentence for people: the file, the place, and why
   */
  public record Damage(long seq, String sentence) {}
}
