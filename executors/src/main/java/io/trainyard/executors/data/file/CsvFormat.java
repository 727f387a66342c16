package io.trainyard.executors.data.file;

import java.util.Set;

/**
 * How a CSV file is written.
 *
 * @param delimiter between two fields; one ASCII character
 * @param nullTexts fields that mean a missing value, beside the empty field
 */
public record CsvFormat(char delimiter, Set<String> nullTexts) {
  /** Comma between fields, a missing value is an empty field. */
  public static final CsvFormat PLAIN = new CsvFormat(',', Set.of());

  public CsvFormat {
    nullTexts = Set.copyOf(nullTexts);
  }
}
