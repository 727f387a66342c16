package io.trainyard.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A log that has ended.
 *
 * @param head its first bytes
 * @param leftOut how many follow that are not kept
 * @param rest the last bytes
 */
public record WrittenText(byte[] head, long leftOut, byte[] rest)
    implements AttemptsDesk.Log, AttemptsDesk.Written {
  public static WrittenText of(String text) {
    return of(text, 0, "");
  }

  public static WrittenText of(String head, long leftOut, String rest) {
    return new WrittenText(
        head.getBytes(StandardCharsets.UTF_8), leftOut, rest.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public WrittenText look() {
    return this;
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public long size() {
    return gapEnd() + rest.length;
  }

  @Override
  public long gapStart() {
    return head.length;
  }

  @Override
  public long gapEnd() {
    return head.length + leftOut;
  }

  @Override
  public byte[] read(long start, int most) {
    boolean isHead = start < head.length;
    byte[] part = isHead ? head : rest;
    long from = Math.max(0, isHead ? start : start - gapEnd());
    byte[] found = Arrays.copyOfRange(part, (int) Math.min(from, part.length), part.length);
    return Arrays.copyOf(found, Math.min(most, found.length));
  }

  @Override
  public byte[] whole() {
    String middle = leftOut == 0 ? "" : new String(gapLine(), StandardCharsets.UTF_8);
    String text =
        new String(head, StandardCharsets.UTF_8)
            + middle
            + new String(rest, StandardCharsets.UTF_8);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] gapLine() {
    return ("\n... " + leftOut + " bytes left out ...\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
