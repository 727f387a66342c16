package io.trainyard.executors.data;

import io.trainyard.executors.data.option.Options;

/** The parts of a split, in the order in which rows are dealt out. */
enum Parts {
  TEST,
  VALIDATION,
  TRAIN;

  /** The output's name. */
  String output() {
    return Options.camelCase(this);
  }
}
