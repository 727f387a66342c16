package io.trainyard.engine.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reading what people were asked, and what they said. Thread-safe. */
public interface Approvals {
  /** What an attempt has asked; empty where it has not. */
  Optional<Approval> of(long attempt);

  /** What the attempts of a run have asked, oldest first. */
  List<Approval> ofRun(long run);

  /** Everyone who has started a run of this home or answered in one, by id. */
  Set<String> people();
}
