package io.trainyard.dsl.words;

/** Where rows come from. */
@Block(
    value = "collect",
    about = "Takes rows from a source and keeps them as one immutable table version.")
public interface CollectWords extends StepWords, ConnectionValues {
  @Word(about = "A CSV file.", example = "csv 'data/customers.csv'")
  void csv(CharSequence path);

  @Word(about = "A file with one JSON object a line.", example = "jsonLines 'data/events.jsonl'")
  void jsonLines(CharSequence path);

  @Word(about = "A Parquet file.", example = "parquet \"lake/usage/${region}.parquet\"")
  void parquet(CharSequence path);

  @Word(
      about = "What an address answers: CSV, JSON lines or Parquet.",
      example = "http 'https://desk.example.com/api/tickets'")
  void http(CharSequence url);

  @Word(about = "A database.", example = "jdbc 'jdbc:postgresql://crm/main'")
  void jdbc(CharSequence url);

  void jdbc(Connection connection);

  @Word(
      about = "What is read from the database; holes are bound.",
      example = "query \"select * from customers where region = ${region}\"")
  void query(@Sql CharSequence select);

  @Word(about = "Who reads.", example = "login secret('crm/user'), secret('crm/password')")
  void login(Secret user, Secret password);

  @Word(about = "The token that is sent along.", example = "bearer secret('desk/token')")
  void bearer(Secret token);

  @Word(about = "A table that a pipeline published.", example = "published 'offers'")
  void published(CharSequence name);

  @Word(
      about = "What stands between two fields of a CSV file; a comma unless said.",
      example = "delimiter ';'")
  void delimiter(String character);

  @Word(about = "Texts that mean that a value is missing.", example = "nullText 'NA', '-'")
  void nullText(String... texts);

  @Word(
      about = "What the file's bytes must be; another file fails the step.",
      example =
          "checksum 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'")
  void checksum(String digest);
}
