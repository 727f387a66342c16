package io.trainyard.executors.data.publish;

import io.trainyard.engine.pipeline.Names;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.database.DatabaseAddress;
import io.trainyard.executors.data.database.DatabaseLogin;
import io.trainyard.executors.data.option.Literals;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a {@code publish} step says: exactly one of the first five.
 *
 * @param named a table of the catalogue
 * @param csv path of a CSV file
 * @param jsonLines path of a file with one JSON object a line
 * @param parquet path of a Parquet file
 * @param jdbc a database
 * @param login who writes to the database
 * @param into the table of the database
 * @param replaceWhere a column and a value: the rows that have it are replaced; without it all are
 */
public record PublishOptions(
    Optional<String> named,
    Optional<String> csv,
    Optional<String> jsonLines,
    Optional<String> parquet,
    Optional<DatabaseAddress> jdbc,
    Optional<DatabaseLogin> login,
    Optional<String> into,
    Optional<Replaced> replaceWhere) {
  private static final String NAME = Names.PATTERN;
  private static final String TABLE = "[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*){0,2}";

  /**
   * Which rows of a database's table are replaced.
   *
   * @param value Long, Double, String, Boolean or LocalDate
   */
  public record Replaced(String column, Object value) {}

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  public static PublishOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(PublishOptions.class));
    PublishOptions bound =
        new PublishOptions(
            options.text("named"),
            options.text("csv"),
            options.text("jsonLines"),
            options.text("parquet"),
            options.find("jdbc").map(DatabaseAddress::of),
            options.find("login").map(DatabaseLogin::of),
            options.text("into"),
            options.find("replaceWhere").map(PublishOptions::replaced));
    bound.check(options);
    return bound;
  }

  private static Replaced replaced(OptionValues line) {
    return new Replaced(line.only(2).text(0), Literals.plain(line.value(1), line.place()));
  }

  private void check(Options options) {
    long targets =
        Stream.of(named, csv, jsonLines, parquet, jdbc).filter(Optional::isPresent).count();
    if (targets != 1) {
      throw options
          .place()
          .mistake(
              "it names "
                  + (targets == 0 ? "no target" : targets + " targets")
                  + "; write one of named, csv, jsonLines, parquet, jdbc");
    } else if (jdbc.isPresent() != into.isPresent()) {
      throw options
          .place()
          .mistake("jdbc and into belong together; write into 'table' beside jdbc");
    } else if (jdbc.isEmpty() && (login.isPresent() || replaceWhere.isPresent())) {
      throw options.place().mistake("login and replaceWhere belong to jdbc; name that target");
    }
    if (named.isPresent() && !named.get().matches(NAME)) {
      throw options.place("named").mistake("a name is " + NAME + ", not '" + named.get() + "'");
    }
    if (into.isPresent() && !into.get().matches(TABLE)) {
      throw options.place("into").mistake("'" + into.get() + "' is not the name of a table");
    }
  }
}
