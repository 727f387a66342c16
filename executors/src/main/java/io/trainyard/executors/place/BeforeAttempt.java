package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.References;

/** What a body may look at before its attempt runs. */
record BeforeAttempt(AttemptOrder order, Services services) implements KeyContext {

  @Override
  public HomeSettings settings() {
    return services.settings();
  }

  @Override
  public String secret(String path) {
    return services.secret(path);
  }

  @Override
  public References references() {
    return services.references();
  }
}
