package io.trainyard.engine.run;

import java.util.List;
import java.util.Optional;

/** Reading runs. Thread-safe. */
public interface Runs {
  Optional<Run> run(long number);

  /** The latest runs first; an empty pipeline name means every pipeline. */
  List<Run> latest(String pipeline, int limit);

  /** Every attempt of a run, in the order they were made. */
  List<Attempt> attempts(long run);

  /** The last event of the log that changed anything of the run. */
  long lastSeq(long run);
}
