package io.trainyard.executors.data.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what is not UTF-8. */
final class Utf8 {
  private Utf8() {}

  /** Offset of the first byte that begins no valid UTF-8 (RFC 3629); -1 when all is. */
  static long firstInvalid(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long offset = 0;
      for (int lead = in.read(); lead >= 0; lead = in.read()) {
        int length = length(lead);
        if (length == 0) {
          return offset;
        }
        for (int i = 1; i < length; i++) {
          int next = in.read();
          if (next < 0 || !continues(lead, i, next)) {
            return offset;
          }
        }
        offset += length;
      }
      return -1;
    }
  }

  private static int length(int lead) {
    if (lead < 0x80) {
      return 1;
    } else if (lead < 0xc2) {
      return 0;
    } else if (lead < 0xe0) {
      return 2;
    } else if (lead < 0xf0) {
      return 3;
    }
    return lead <= 0xf4 ? 4 : 0;
  }

  /** The second byte is narrower for some leads: no overlong form, surrogate or beyond U+10FFFF. */
  private static boolean continues(int lead, int position, int value) {
    int low = 0x80;
    int high = 0xbf;
    if (position == 1) {
      switch (lead) {
        case 0xe0 -> low = 0xa0;
        case 0xed -> high = 0x9f;
        case 0xf0 -> low = 0x90;
        case 0xf4 -> high = 0x8f;
        default -> {}
      }
    }
    return value >= low && value <= high;
  }
}
