package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The digests that tie each record to all records before it. Not thread-safe.
 *
 * <p>Source: hash chaining of a log as in Schneier and Kelsey, "Secure Audit Logs to Support
 * Computer Forensics", 1999, without the keys.
 */
final class Chain {
  private final MessageDigest sha256 = Digest.sha256();
  private byte[] last;

  private Chain(byte[] last) {
    this.last = last;
  }

  /** The chain before the first record of a store; the store's id is its root. */
  static Chain rootOf(String storeId) {
    return new Chain(Digest.sha256().digest(storeId.getBytes(StandardCharsets.UTF_8)));
  }

  /** The chain as a segment's header states it. */
  static Chain sealed(String seal) {
    return new Chain(HexFormat.of().parseHex(seal));
  }

  /** Adds a record and gives its digest. The buffer's position does not move. */
  byte[] add(ByteBuffer recordBytes) {
    sha256.update(last);
    sha256.update(recordBytes.duplicate());
    last = sha256.digest();
    return last.clone();
  }

  /** The digest of the last record, as a segment's header states it. */
  String seal() {
    return HexFormat.of().formatHex(last);
  }
}
