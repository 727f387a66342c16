package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.HomeSettings;

/** What a body may look at before an attempt runs, to say what its result depends on. */
public interface KeyContext {
  AttemptOrder order();

  HomeSettings settings();

  /** The value of a secret; a {@link StepFailure} that says how to give it when there is none. */
  String secret(String path);

  /** What references mean now. */
  References references();
}
