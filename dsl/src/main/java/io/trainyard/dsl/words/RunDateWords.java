package io.trainyard.dsl.words;

import java.time.Duration;

/** Options of the date a run is about. */
@Block(value = "runDate", about = "The date a run is about, filled by schedule, backfill or --day.")
public interface RunDateWords {
  @Word(about = "What people read.", example = "about 'The day that is forecast'")
  void about(@Fixed CharSequence text);

  @Word(about = "So long before.", example = "back 30.days")
  void back(@Fixed @Within(from = 0, to = 3_153_600_000.0) Duration time);
}
