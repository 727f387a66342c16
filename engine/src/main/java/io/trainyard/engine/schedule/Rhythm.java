package io.trainyard.engine.schedule;

import java.time.Instant;
import java.util.Optional;

/** Times that go on and on. */
interface Rhythm {
  /** The first time after this one; empty where there is none. */
  Optional<Moment> next(Instant after);
}
