package io.trainyard.engine.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a suite of faults counted: printed at its end and, when it ran in full and {@code
 * -Dupdate.docs=true} asks for it, kept in {@code docs/figures/faults.json}, from which {@code
 * docs/reliability.md} is printed.
 */
public final class Figures {
  /** Where the last figures are kept, below the top of the repository. */
  public static final String FILE = "docs/figures/faults.json";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final TypeReference<TreeMap<String, Kept>> ALL = new TypeReference<>() {};

  private final String suite;
  private final Map<String, Long> counts = new LinkedHashMap<>();

  private Figures(String suite) {
    this.suite = suite;
  }

  /**
   * What is kept of one suite.
   *
   * @param date when it ran, in UTC
   * @param machine the Java release and how many cores
   * @param database the release of H2 that it ran with, as the build pins it
   * @param counts by name, in the order they were counted
   */
  public record Kept(LocalDate date, String machine, String database, Map<String, Long> counts) {}

  /** Figures of a suite, by a name such as {@code kill}. */
  public static Figures of(String suite) {
    return new Figures(suite);
  }

  /** Every suite's last figures, by its name. */
  public static Map<String, Kept> kept() {
    Path file = GeneratedFile.top().resolve(FILE);
    try {
      return Files.exists(file) ? JSON.readValue(Files.readString(file), ALL) : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Sets a count, such as {@code lost}. */
  public Figures count(String name, long value) {
    counts.put(name, value);
    return this;
  }

  /** Adds to a count. */
  public Figures add(String name, long value) {
    counts.merge(name, value, Long::sum);
    return this;
  }

  /** What was counted under this name; 0 when nothing was. */
  public long get(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** Prints the figures, and keeps them when that is asked for. */
  public void close(PrintStream out, InstantSource clock) {
    out.println(this);
    if (Scale.current() == Scale.FULL && GeneratedFile.updating()) {
      keep(clock);
    }
  }

  /** The release of H2 that the build pins. */
  public static String pinnedH2() {
    try {
      String pom = Files.readString(GeneratedFile.top().resolve("pom.xml"));
      int start = pom.indexOf("<h2.version>") + "<h2.version>".length();
      return pom.substring(start, pom.indexOf('<', start));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read pom.xml", e);
    }
  }

  private void keep(InstantSource clock) {
    Map<String, Kept> all = new TreeMap<>(kept());
    String machine =
        "Java %s, %d cores"
            .formatted(Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
    LocalDate date = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    all.put(suite, new Kept(date, machine, pinnedH2(), counts));
    Path file = GeneratedFile.top().resolve(FILE);
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, JSON.writeValueAsString(all) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Such as {@code kill: rounds 500, lost 0}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(suite).append(':');
    String separator = " ";
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      text.append(separator)
          .append(String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()));
      separator = ", ";
    }
    return text.toString();
  }
}
