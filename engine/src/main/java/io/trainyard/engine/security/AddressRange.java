package io.trainyard.engine.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that begin with the same bits.
 *
 * @param first four or sixteen bytes
 * @param bits how many of them count
 */
record AddressRange(List<Byte> first, int bits) {

  /** Whether a text is an address or a range, rather than a name. */
  static boolean looksSo(String text) {
    return text.contains("/") || text.contains(":") || text.matches("[0-9.]+");
  }

  static List<AddressRange> all(String... texts) {
    return Stream.of(texts).map(AddressRange::of).toList();
  }

  /**
   * Reads {@code 10.0.0.0/8}, or one address.
   *
   * @throws IllegalArgumentException where it is neither
   */
  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    String bits = slash < 0 ? "" : text.substring(slash + 1);
    boolean isAddress =
        address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
            || address.matches("[0-9a-f:.]*:[0-9a-f:.]*");
    if (!isAddress || !(bits.isEmpty() ? slash < 0 : bits.matches("[0-9]{1,3}"))) {
      throw new IllegalArgumentException("'" + text + "' is no address or range of addresses");
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress(); // no name, so nobody is asked
      int count = bits.isEmpty() ? bytes.length * 8 : Integer.parseInt(bits);
      if (count <= bytes.length * 8) {
        return new AddressRange(boxed(bytes), count);
      }
    } catch (UnknownHostException e) {
      // Told below.
    }
    throw new IllegalArgumentException("'" + text + "' is no address or range of addresses");
  }

  boolean holds(InetAddress address) {
    List<Byte> bytes = boxed(address.getAddress());
    if (bytes.size() != first.size()) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((bytes.get(bit / 8) & mask) != (first.get(bit / 8) & mask)) {
        return false;
      }
    }
    return true;
  }

  private static List<Byte> boxed(byte[] bytes) {
    Byte[] boxed = new Byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      boxed[i] = bytes[i];
    }
    return List.of(boxed);
  }
}
