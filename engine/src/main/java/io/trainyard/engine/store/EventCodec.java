package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.NewEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The events of one transaction as bytes, as {@link LogFormat} describes them. */
final class EventCodec {
  private static final int FIXED = 2 + 2 + 8 + 4;
  private static final int MAX_NAME = 0xFFFF;

  private EventCodec() {}

  /**
   * A transaction as bytes.
   *
   * @param isExact whether {@link #decode} gives the same texts again; half a character has no
   *     bytes of its own
   */
  record Encoded(ByteBuffer bytes, boolean isExact) {}

  /**
   * Encodes a transaction.
   *
   * @throws IllegalArgumentException when it is empty or larger than a record may be
   */
  static Encoded encode(List<NewEvent> transaction) {
    if (transaction.isEmpty()) {
      throw new IllegalArgumentException("a transaction has at least one event");
    }
    List<byte[]> texts = new ArrayList<>(3 * transaction.size());
    long size = 0;
    boolean isExact = true;
    for (NewEvent event : transaction) {
      byte[] kind = name(event.kind());
      byte[] actor = name(event.actor());
      byte[] json = utf8(event.json());
      texts.addAll(List.of(kind, actor, json));
      size += FIXED + kind.length + actor.length + json.length;
      isExact &= is(kind, event.kind()) && is(actor, event.actor()) && is(json, event.json());
    }
    checkSize(size, transaction.get(0));
    return new Encoded(write(transaction, texts, (int) size), isExact);
  }

  private static boolean is(byte[] bytes, String text) {
    return text.equals(new String(bytes, StandardCharsets.UTF_8));
  }

  private static void checkSize(long size, NewEvent first) {
    if (size > LogFormat.MAX_RECORD - LogFormat.RECORD_HEADER - LogFormat.DIGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a transaction of %,d bytes, starting with '%s', is over the limit of 16 MiB; keep large content in an artifact",
              size,
              first.kind()));
    }
  }

  private static ByteBuffer write(List<NewEvent> transaction, List<byte[]> texts, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (int i = 0; i < transaction.size(); i++) {
      byte[] kind = texts.get(3 * i);
      byte[] actor = texts.get(3 * i + 1);
      byte[] json = texts.get(3 * i + 2);
      bytes.putShort((short) kind.length).put(kind).putShort((short) actor.length).put(actor);
      bytes.putLong(transaction.get(i).run()).putInt(json.length).put(json);
    }
    return bytes.flip();
  }

  /** Reads {@code count} events; the buffer's position does not move. */
  static List<Event> decode(ByteBuffer source, int count, long firstSeq, Instant time) {
    ByteBuffer bytes = source.duplicate();
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String kind = text(bytes, Short.toUnsignedInt(bytes.getShort()));
      String actor = text(bytes, Short.toUnsignedInt(bytes.getShort()));
      long run = bytes.getLong();
      events.add(new Event(firstSeq + i, time, kind, actor, run, text(bytes, bytes.getInt())));
    }
    return events;
  }

  private static byte[] name(String text) {
    byte[] bytes = utf8(text);
    if (bytes.length > MAX_NAME) {
      throw new IllegalArgumentException("a kind or actor has at most 65,535 bytes: " + text);
    }
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ByteBuffer bytes, int length) {
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
