package io.trainyard.web.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
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
    Properties built = built();
    return new Version(
        built.getProperty("version", "unknown"),
        built.getProperty("groovy", "unknown"),
        Runtime.version().toString());
  }

  /**
   * What results depend on beyond their steps, by name. A development build tells when it was made,
   * since the code of one version is not always the same.
   */
  static Map<String, String> environment() {
    Properties built = built();
    String version = built.getProperty("version", "unknown");
    boolean isRelease = !version.endsWith("-SNAPSHOT");
    return Map.of(
        "trainyard",
        isRelease ? version : version + " of " + built.getProperty("built", "unknown"),
        "java",
        Integer.toString(Runtime.version().feature()));
  }

  private static Properties built() {
    Properties built = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      built.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return built;
  }
}
