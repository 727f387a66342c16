package io.trainyard.engine.store;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Follows the chain beside a walk, record by record, and holds it against a head that was kept
 * outside. Not thread-safe.
 */
final class HeadWatch {
  static final String DIFFERS =
      "has another digest than the one that was kept: the log was written anew";

  private final Chain chain;
  private final Optional<ChainHead> kept;
  private ChainHead head;

  HeadWatch(Chain root, Optional<ChainHead> kept) {
    this.chain = root;
    this.kept = kept;
    this.head = new ChainHead(0, root.seal());
  }

  /** Takes the next record; false = the log does not pass through the kept head. */
  boolean take(LogRecord record) {
    String digest = HexFormat.of().formatHex(chain.add(record.chained()));
    head = new ChainHead(record.lastSeq(), digest);
    boolean isPassing = kept.isEmpty() || kept.get().seq() < record.firstSeq();
    return isPassing || kept.get().seq() > record.lastSeq() || kept.get().equals(head);
  }

  /** The digest after the last record that was taken. */
  ChainHead head() {
    return head;
  }
}
