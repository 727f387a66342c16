package io.trainyard.dsl.words;

/** Values that the home gives. */
public interface SettingValues {
  @Word(
      about = "A text of the home's settings.",
      example = "\"s3://${setting('lake/bucket')}/usage\"")
  Setting setting(@Fixed String path);
}
