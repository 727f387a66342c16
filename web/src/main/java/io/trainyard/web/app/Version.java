package io.trainyard.web.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which Trainyard this is.
 *
 * @param trainyard of the build
 * @param groovy that reads pipeline files
 * @param java that runs this process
 */
record Version(String trainyard, String groovy, String java) {

  static Version current() {
    Properties built = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      built.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(
        built.getProperty("version", "unknown"),
        built.getProperty("groovy", "unknown"),
        Runtime.version().toString());
  }
}
