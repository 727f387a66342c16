package io.trainyard.executors.data.collect;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.database.DatabaseAddress;
import io.trainyard.executors.data.database.DatabaseLogin;
import io.trainyard.executors.data.file.CsvFormat;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a {@code collect} step says: exactly one of the first six, and how it is read.
 *
 * @param csv path of a CSV file
 * @param jsonLines path of a file with one JSON object a line
 * @param parquet path of a Parquet file
 * @param jdbc a database
 * @param http an address
 * @param published a table of the catalogue
 * @param query what is read from the database
 * @param login who reads from the database
 * @param bearer path of the secret that is sent to the address
 * @param delimiter between two fields of a CSV file
 * @param nullText fields that mean a missing value
 * @param checksum what the bytes must be, as {@code sha256:...}
 */
public record CollectOptions(
    Optional<String> csv,
    Optional<String> jsonLines,
    Optional<String> parquet,
    Optional<DatabaseAddress> jdbc,
    Optional<String> http,
    Optional<String> published,
    Optional<BoundSql> query,
    Optional<DatabaseLogin> login,
    Optional<String> bearer,
    Optional<String> delimiter,
    List<String> nullText,
    Optional<String> checksum) {

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  public static CollectOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(CollectOptions.class));
    CollectOptions bound =
        new CollectOptions(
            options.text("csv"),
            options.text("jsonLines"),
            options.text("parquet"),
            options.find("jdbc").map(DatabaseAddress::of),
            options.text("http"),
            options.text("published"),
            options.find("query").map(line -> BoundSql.of(line.only(1), 0)),
            options.find("login").map(DatabaseLogin::of),
            options.find("bearer").map(line -> line.only(1).secret(0)),
            options.text("delimiter"),
            options.texts("nullText"),
            options.text("checksum"));
    bound.check(options.place());
    return bound;
  }

  private void check(Place place) {
    long sources =
        Stream.of(csv, jsonLines, parquet, jdbc, http, published)
            .filter(Optional::isPresent)
            .count();
    if (sources != 1) {
      throw place.mistake(
          "it names "
              + (sources == 0 ? "no source" : sources + " sources")
              + "; write one of csv, jsonLines, parquet, jdbc, http, published");
    }
    if (jdbc.isPresent() != query.isPresent()) {
      throw place.mistake("jdbc and query belong together; write query \"select ..\" beside jdbc");
    }
    boolean csvLike = csv.isPresent() || http.isPresent();
    if ((delimiter.isPresent() || !nullText.isEmpty()) && !csvLike) {
      throw place.mistake("delimiter and nullText say how CSV is read; there is no csv or http");
    }
    if (bearer.isPresent() && http.isEmpty() || login.isPresent() && jdbc.isEmpty()) {
      throw place.mistake("login belongs to jdbc, bearer to http; name that source");
    }
    if (delimiter.isPresent() && !delimiter.get().matches("[^\\p{L}\\p{N}\"\\r\\n]")) {
      throw place.mistake("delimiter '" + delimiter.get() + "' is not one punctuation character");
    }
  }

  /** How CSV is read. */
  CsvFormat format() {
    return new CsvFormat(
        delimiter.map(text -> text.charAt(0)).orElse(','), java.util.Set.copyOf(nullText));
  }
}
