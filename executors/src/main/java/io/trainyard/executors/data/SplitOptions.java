package io.trainyard.executors.data;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code split} step says.
 *
 * @param holdOut share of rows that become {@code test}
 * @param validation share of rows that become {@code validation}; 0 when it is not asked for
 * @param stratify the column whose values each part has in the same shares
 * @param by {@code time('column')} or {@code group('column')}; by chance when it is not said
 * @param seed decides which rows chance picks
 */
public record SplitOptions(
    double holdOut, double validation, Optional<String> stratify, Optional<By> by, long seed) {

  /** How rows are parted where it is not by chance. */
  public record By(Way way, String column) {}

  /** A way to part rows. */
  public enum Way {
    /** The latest rows are held out. */
    TIME,
    /** Rows with one value stay together. */
    GROUP
  }

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  public static SplitOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(SplitOptions.class));
    OptionValues holdOut = options.need("holdOut", "holdOut 20.percent");
    SplitOptions bound =
        new SplitOptions(
            share(holdOut),
            options.find("validation").map(SplitOptions::share).orElse(0.0),
            options.text("stratify"),
            options.term("by").map(SplitOptions::by),
            options.wholeNumber("seed").orElse(0L));
    if (bound.holdOut() + bound.validation() >= 1) {
      throw holdOut
          .place()
          .mistake("with validation it leaves no rows to train on; the shares sum to less than 1");
    } else if (bound.by().isPresent() && bound.stratify().isPresent()) {
      throw options
          .place("stratify")
          .mistake("stratify and by exclude each other; keep one of them");
    }
    return bound;
  }

  private static double share(OptionValues line) {
    double share = line.only(1).number(0);
    if (share > 0 && share < 1) {
      return share;
    }
    throw line.wrong(0, "a share between 0 and 1, such as 20.percent");
  }

  private static By by(OptionValues term) {
    List<Way> ways = List.of(Way.values());
    return ways.stream()
        .filter(way -> Options.camelCase(way).equals(term.word()))
        .findFirst()
        .map(way -> new By(way, term.only(1).text(0)))
        .orElseThrow(() -> term.place().mistake("expected time('column') or group('column')"));
  }
}
