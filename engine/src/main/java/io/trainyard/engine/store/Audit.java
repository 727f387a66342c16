package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a walk over the whole log found.
 *
 * @param verification how far it is what was written, and the first record that is not
 * @param head the digest at the end of what is good, to be kept outside
 */
public record Audit(Verification verification, ChainHead head) {

  /**
   * Walks the log of a home that nobody writes to. It is not opened, so nothing is mended and a
   * damaged log can be looked at.
   *
   * @param kept a head from earlier, which the log must still pass through
   */
  public static Audit ofHome(Path home, Optional<ChainHead> kept) throws IOException {
    Path log = home.resolve("log");
    HeadWatch watch = new HeadWatch(LogFolder.rootOf(log), kept);
    Verification found = Verification.of(log, Long.MAX_VALUE, watch);
    if (found.damage().isEmpty()) {
      found = found.withDamage(cut(home, found.events(), kept));
    }
    return new Audit(found, watch.head());
  }

  /** A log that ends before what was kept of it, here or in the position of the tables. */
  private static Optional<DamagedLog> cut(Path home, long last, Optional<ChainHead> kept)
      throws IOException {
    long known =
        Math.max(
            kept.map(ChainHead::seq).orElse(0L),
            ViewPosition.read(Checkpoint.file(home)).map(ViewPosition::seq).orElse(0L));
    return known > last ? Optional.of(DamagedLog.cut(last, known)) : Optional.empty();
  }
}
