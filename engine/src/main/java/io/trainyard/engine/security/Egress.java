package io.trainyard.engine.security;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Where steps and messages may connect to: addresses of the outside, and inside only what the home
 * names. Whoever can make a server ask an address could otherwise read what only the server
 * reaches. Thread-safe.
 *
 * <p>Source of the ranges: the IANA special-purpose address registries (RFC 6890).
 */
public final class Egress {
  private static final List<AddressRange> INTERNAL =
      AddressRange.all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Global unicast; everything else of IPv6 is internal, or no single machine. */
  private static final AddressRange GLOBAL_V6 = AddressRange.of("2000::/3");

  /** Addresses that carry another one inside: Teredo, documentation, 6to4. */
  private static final List<AddressRange> INDIRECT =
      AddressRange.all("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private final List<String> names;
  private final List<AddressRange> ranges;
  private final Names resolver;

  /** Finds the addresses of a name. */
  @FunctionalInterface
  public interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** A connection that must not be. */
  public static final class Refused extends java.io.IOException {
    private static final long serialVersionUID = 1;

    Refused(String host) {
      super(
          host
              + " is an address inside this network, which steps must not ask: name it in"
              + " settings.json under \"network\": {\"allow\": [\""
              + host
              + "\"]} where they may");
    }
  }

  private Egress(List<String> names, List<AddressRange> ranges, Names resolver) {
    this.names = names;
    this.ranges = ranges;
    this.resolver = resolver;
  }

  /**
   * What these entries allow beside the outside.
   *
   * @param allowed names such as {@code dw.internal} or {@code *.corp.example}, addresses, or
   *     ranges such as {@code 10.1.0.0/16}
   * @throws IllegalArgumentException where an entry looks like a range and is none
   */
  public static Egress allowing(Collection<String> allowed) {
    return allowing(allowed, InetAddress::getAllByName);
  }

  static Egress allowing(Collection<String> allowed, Names resolver) {
    List<String> entries = allowed.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
    return new Egress(
        entries.stream().filter(entry -> !AddressRange.looksSo(entry)).toList(),
        entries.stream().filter(AddressRange::looksSo).map(AddressRange::of).toList(),
        resolver);
  }

  /**
   * The address to connect to. Who connects uses this very address: a name may mean another one a
   * moment later.
   *
   * @throws Refused where one of the name's addresses is inside and not allowed
   * @throws UnknownHostException where there is none
   */
  public InetAddress check(String host) throws Refused, UnknownHostException {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    InetAddress[] addresses = resolver.addresses(bare);
    if (addresses.length == 0) {
      throw new UnknownHostException(host);
    }
    if (!isNamed(bare.toLowerCase(Locale.ROOT))) {
      for (InetAddress address : addresses) {
        if (isInternal(address) && ranges.stream().noneMatch(range -> range.holds(address))) {
          throw new Refused(host);
        }
      }
    }
    return addresses[0];
  }

  private boolean isNamed(String host) {
    return names.stream()
        .anyMatch(
            name -> name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name));
  }

  /** Whether an address is one that the outside cannot reach, or might lead to such a one. */
  static boolean isInternal(InetAddress address) {
    if (address instanceof Inet4Address) {
      return INTERNAL.stream().anyMatch(range -> range.holds(address));
    }
    return !(address instanceof Inet6Address)
        || !GLOBAL_V6.holds(address)
        || INDIRECT.stream().anyMatch(range -> range.holds(address));
  }
}
