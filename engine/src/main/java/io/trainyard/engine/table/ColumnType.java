package io.trainyard.engine.table;

/**
 * What a column holds. Java types: String, Long, Double, Boolean, LocalDate, LocalDateTime (UTC).
 */
public enum ColumnType {
  TEXT("text"),
  WHOLE_NUMBER("wholeNumber"),
  NUMBER("number"),
  YES_NO("yesNo"),
  DATE("date"),
  TIMESTAMP("timestamp");

  private final String word;

  ColumnType(String word) {
    this.word = word;
  }

  /** As written in pipeline files and JSON. */
  public String word() {
    return word;
  }

  public boolean isNumeric() {
    return this == WHOLE_NUMBER || this == NUMBER;
  }
}
