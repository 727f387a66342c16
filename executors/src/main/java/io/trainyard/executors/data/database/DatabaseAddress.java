package io.trainyard.executors.data.database;

import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.Place;
import java.util.Map;
import java.util.Optional;

/**
 * Where a database is: an address of its own, or a connection of the home's settings.
 *
 * @param url {@code jdbc:...}; empty for a named connection
 * @param connection its name; empty for an address
 */
public record DatabaseAddress(String url, String connection, Place place) {
  private static final String SCHEME = "jdbc:";

  public static DatabaseAddress of(OptionValues line) {
    line.only(1);
    if (line.isTerm(0)) {
      OptionValues term = line.term(0);
      if (!term.word().equals("connection")) {
        throw line.wrong(0, "an address or connection('name')");
      }
      return new DatabaseAddress("", term.only(1).text(0), line.place());
    }
    String url = line.text(0);
    if (!url.startsWith(SCHEME)) {
      throw line.wrong(0, "an address that begins with jdbc:");
    }
    return new DatabaseAddress(url, "", line.place());
  }

  /** The address and, for a named connection, its login. */
  Map<String, String> in(Map<String, Map<String, String>> connections) {
    if (connection.isEmpty()) {
      return Map.of("url", url);
    }
    Map<String, String> found = connections.get(connection);
    if (found == null || !found.containsKey("url")) {
      throw place.mistake(
          "the home's settings.json has no connection '"
              + connection
              + "' with a url; add connections."
              + connection
              + ".url there");
    }
    return found;
  }

  /** As people read it; never with a login. */
  static String publicName(String url) {
    int options =
        Optional.of(url.replace('?', ';').indexOf(';')).filter(at -> at >= 0).orElse(url.length());
    return url.substring(0, options)
        .replaceAll("//[^/@]*@", "//")
        .replaceAll("(jdbc:oracle:[a-z]+:)[^@]*@", "$1@");
  }
}
