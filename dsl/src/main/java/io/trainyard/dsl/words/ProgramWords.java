package io.trainyard.dsl.words;

/** How a script is run. */
@Block(value = "python", about = "Runs a Python or shell script by the script contract.")
public interface ProgramWords {
  @Word(about = "One argument: --name value.", example = "argument 'epochs', 20", many = true)
  void argument(@Fixed String name, Object value);

  @Word(
      about = "One variable of its environment.",
      example = "environmentVariable 'MODE', 'fast'",
      many = true)
  void environmentVariable(@Fixed String name, Object value);

  void environmentVariable(@Fixed String name, Secret secret);

  @Word(about = "How tables reach the script; csv unless said.", example = "tablesAs parquet")
  void tablesAs(TableFormat format);

  @Word(about = "CSV: UTF-8, header, empty = missing.", example = "tablesAs csv")
  TableFormat getCsv();

  @Word(about = "Parquet.", example = "tablesAs parquet")
  TableFormat getParquet();

  @Word(
      about = "The name of a secret.",
      example = "environmentVariable 'TOKEN', secret('hub/token')")
  Secret secret(@Fixed String path);

  @Word(
      about = "A text of the home's settings.",
      example = "argument 'bucket', setting('lake/bucket')")
  Setting setting(@Fixed String path);
}
