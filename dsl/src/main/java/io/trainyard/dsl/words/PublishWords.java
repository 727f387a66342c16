package io.trainyard.dsl.words;

/** Where a table goes. */
@Block(value = "publish", about = "Writes a table aside, then makes it visible at once.")
public interface PublishWords extends StepWords, ConnectionValues {
  @Word(about = "A table of the catalogue that others collect.", example = "named 'offers'")
  void named(@Name CharSequence name);

  @Word(about = "A CSV file.", example = "csv 'out/offers.csv'")
  void csv(CharSequence path);

  @Word(about = "A file with one JSON object a line.", example = "jsonLines 'out/offers.jsonl'")
  void jsonLines(CharSequence path);

  @Word(about = "A Parquet file.", example = "parquet 'out/offers.parquet'")
  void parquet(CharSequence path);

  @Word(about = "A database.", example = "jdbc 'jdbc:postgresql://dw/main'")
  void jdbc(CharSequence url);

  void jdbc(Connection connection);

  @Word(about = "Who writes.", example = "login secret('dw/user'), secret('dw/password')")
  void login(Secret user, Secret password);

  @Word(about = "The table of the database.", example = "into 'forecast'")
  void into(CharSequence table);

  @Word(about = "Replaces the rows that have this value.", example = "replaceWhere 'day', day")
  void replaceWhere(String column, Object value);
}
