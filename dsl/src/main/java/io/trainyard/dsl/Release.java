package io.trainyard.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Which Trainyard, vocabulary and Groovy these are; found out without loading any of Groovy. */
final class Release {
  private static final String GROOVY = "META-INF/groovy-release-info.properties";
  private static final String VOCABULARY = "io/trainyard/dsl/vocabulary.txt";
  private static final String TRAINYARD = "io/trainyard/dsl/release.properties";

  private Release() {}

  /** Changes when a definition may be read differently. */
  static String identity() {
    return "trainyard "
        + properties(TRAINYARD).getProperty("version", "")
        + "\ngroovy "
        + properties(GROOVY).getProperty("ImplementationVersion", "")
        + "\nvocabulary\n"
        + text(VOCABULARY);
  }

  private static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream in = Release.class.getClassLoader().getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = Release.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
