package io.trainyard.executors.data.file;

import java.util.List;

/** How a file holds a table. */
public enum FileFormat {
  CSV(List.of(".csv", ".tsv", ".txt")),
  JSON_LINES(List.of(".jsonl", ".ndjson", ".json")),
  PARQUET(List.of(".parquet"));

  private final List<String> endings;

  FileFormat(List<String> endings) {
    this.endings = endings;
  }

  /** How such a file's name ends. */
  public List<String> endings() {
    return endings;
  }
}
