package io.trainyard.engine.pipeline;

/** What a param's value may be, with the word that declares it. */
public enum ParamType {
  TEXT("text"),
  WHOLE_NUMBER("wholeNumber"),
  NUMBER("number"),
  YES_NO("yesNo"),
  DATE("date"),
  ONE_OF("oneOf"),
  /** The date a run is about; filled by schedule, backfill or {@code --day}. */
  RUN_DATE("runDate");

  private final String word;

  ParamType(String word) {
    this.word = word;
  }

  /** The language's word for this type. */
  public String word() {
    return word;
  }
}
