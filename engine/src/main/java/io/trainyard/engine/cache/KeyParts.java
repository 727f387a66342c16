package io.trainyard.engine.cache;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.CacheKey;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers the parts of a key. The digest is over each part in full; what is kept to be read is a
 * short digest where a part is long, private, or may hold an address with a token. For one thread.
 */
final class KeyParts {
  private static final int LONGEST_SHOWN = 72;
  private static final int SHORT_DIGEST = "sha256:".length() + 12;

  private final StringBuilder exact = new StringBuilder();
  private final Map<String, String> shown = new TreeMap<>();

  /** A part that may be read where it is short. */
  void add(String name, String part) {
    add(name, name, part);
  }

  /**
   * A part whose name does not count.
   *
   * @param place what stands for the name in the digest, unique among all
   */
  void add(String place, String name, String part) {
    count(place, part);
    show(name, isReadable(part) ? part : brief(Digest.of(part)));
  }

  /** A part that nobody may read. */
  void addPrivate(String name, String part) {
    count(name, part);
    show(name, brief(Digest.of(part)));
  }

  /** A digest, with what else it is known by. */
  void addDigest(String place, String name, Digest digest, String alias) {
    count(place, digest + " " + alias);
    show(name, alias.isEmpty() ? brief(digest) : alias + " " + brief(digest));
  }

  CacheKey key() {
    return new CacheKey(Digest.of(exact.toString()), new TreeMap<>(shown));
  }

  /** Lengths keep one part from running into the next. */
  private void count(String place, String part) {
    exact.append(place.length()).append(':').append(place);
    exact.append(part.length()).append(':').append(part);
  }

  private void show(String name, String text) {
    String free = name;
    for (int again = 2; shown.containsKey(free); again++) {
      free = name + " (" + again + ")";
    }
    shown.put(free, text);
  }

  private static boolean isReadable(String part) {
    return part.length() <= LONGEST_SHOWN
        && !part.contains("://")
        && part.chars().noneMatch(Character::isISOControl);
  }

  private static String brief(Digest digest) {
    return digest.toString().substring(0, SHORT_DIGEST);
  }
}
