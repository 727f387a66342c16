package io.trainyard.engine.security;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Masks what passes; see {@link Masker#over}. */
final class MaskingStream extends FilterOutputStream {
  private final Masker masker;
  private String heldBack = "";

  MaskingStream(Masker masker, OutputStream out) {
    super(out);
    this.masker = masker;
  }

  @Override
  public synchronized void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    pass(heldBack + new String(bytes, offset, length, StandardCharsets.ISO_8859_1), false);
  }

  /** Nothing that is held back is written before it is known to be no secret. */
  @Override
  public synchronized void flush() throws IOException {
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    try (OutputStream closing = out) {
      pass(heldBack, true);
      closing.flush();
    }
  }

  private void pass(String bytes, boolean last) throws IOException {
    StringBuilder masked = new StringBuilder(bytes.length());
    int taken = masker.scan(bytes, last, masked);
    heldBack = bytes.substring(taken);
    out.write(masked.toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
