package io.trainyard.engine.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A group of records that was written in one piece.
 *
 * @param offset where it begins in its segment
 * @param firstSeq seq of its first event
 * @param count how many records it has
 * @param body the records' bytes
 */
record Frame(long offset, long firstSeq, int count, ByteBuffer body) {

  /** Where the next frame begins. */
  long end() {
    return offset + LogFormat.FRAME_HEADER + body.remaining();
  }

  /** The bytes of a frame that holds these records, ready to be written. */
  static ByteBuffer encode(List<LogRecord> records, Chain chain) {
    int length = 0;
    for (LogRecord record : records) {
      length += record.size();
    }
    ByteBuffer frame = ByteBuffer.allocate(LogFormat.FRAME_HEADER + length);
    frame.putInt(LogFormat.FRAME_MAGIC).putInt(length);
    frame.putLong(records.get(0).firstSeq()).putInt(records.size()).putInt(0);
    for (LogRecord record : records) {
      record.writeTo(frame, chain);
    }
    frame.flip();
    return frame.putInt(LogFormat.FRAME_CRC, crc(frame));
  }

  /** The CRC that a frame of these bytes, header and body, must carry. */
  static int crc(ByteBuffer frame) {
    CRC32C crc = new CRC32C();
    int start = frame.position();
    crc.update(frame.slice(start, LogFormat.FRAME_CRC));
    int body = start + LogFormat.FRAME_HEADER;
    crc.update(frame.slice(body, frame.limit() - body));
    return (int) crc.getValue();
  }

  /** Whether a body of this length and number of records can be. */
  static boolean plausible(int length, int count) {
    int least = LogFormat.RECORD_HEADER + LogFormat.DIGEST;
    return length >= least && length <= LogFormat.MAX_BODY && count > 0 && count <= length / least;
  }
}
