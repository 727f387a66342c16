package io.trainyard.engine.store;

/**
 * The numbers of the log's format, all big-endian.
 *
 * <pre>
 * segment = header line, frame*
 * frame   = magic(4) body length(4) first seq(8) records(4) CRC32C(4) body
 * body    = record*
 * record  = length(4) format(1) first seq(8) time(8, ms) events(4) event* SHA-256(32)
 * event   = kind(2 + n) actor(2 + n) run(8) json(4 + n), texts in UTF-8
 * </pre>
 *
 * The CRC covers the first 20 bytes of the frame and its body. A record's length counts what
 * follows it; its SHA-256 covers the previous record's SHA-256 and its own bytes from format to the
 * last event.
 */
final class LogFormat {
  /** Bytes FE and FF never occur in UTF-8, so the text of an event cannot look like a frame. */
  static final int FRAME_MAGIC = 0xFE5459FF;

  static final int FRAME_HEADER = 24;

  /** Where the CRC stands in a frame's header. */
  static final int FRAME_CRC = 20;

  static final byte RECORD_FORMAT = 1;

  /** The format of the whole segment, in its header line. */
  static final int SEGMENT_FORMAT = 1;

  /** Bytes before a record's events: length, format, first seq, time, number of events. */
  static final int RECORD_HEADER = 25;

  static final int DIGEST = 32;

  /** The largest record: 16 MiB. */
  static final int MAX_RECORD = 16 << 20;

  /** A group closes at this many bytes, so a frame's body stays below {@link #MAX_BODY}. */
  static final int MAX_GROUP = 4 << 20;

  /** The most transactions of a group. */
  static final int MAX_GROUP_TRANSACTIONS = 2_000;

  /** A group, one largest record more, and the headers of both. */
  static final int MAX_BODY = 24 << 20;

  private LogFormat() {}
}
