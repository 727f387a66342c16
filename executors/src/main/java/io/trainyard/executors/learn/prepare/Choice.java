package io.trainyard.executors.learn.prepare;

import java.util.Optional;

/** What is done with a column: exactly one of both. */
record Choice(Optional<FittedColumn> fitted, Optional<String> ignored) {
  static Choice use(FittedColumn fitted) {
    return new Choice(Optional.of(fitted), Optional.empty());
  }

  static Choice ignore(String why) {
    return new Choice(Optional.empty(), Optional.of(why));
  }
}
