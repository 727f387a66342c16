package io.trainyard.web.app;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.security.Secrets;
import io.trainyard.engine.security.UnusableSecret;
import io.trainyard.engine.trigger.Hooks;
import io.trainyard.engine.trigger.Triggers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a held home knows of triggers, and who listens to its hooks. Thread-safe. */
final class Listening {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  private final Triggers triggers;
  private final ReaderPosition.Ports reading;
  private final Supplier<Secrets> secrets;
  private final Hooks hooks;
  private volatile Supplier<Map<String, List<String>>> heard = Map::of;
  private volatile boolean hasReadAll;

  /**
   * What the home knows.
   *
   * @param reading what a reader of the log with outside effects stands on
   * @param secrets made when the first call comes in
   */
  Listening(
      StoreReaders readers,
      ReaderPosition.Ports reading,
      Supplier<Secrets> secrets,
      ArtifactStore artifacts,
      InstantSource clock) {
    this.triggers = readers.triggers();
    this.reading = reading;
    this.secrets = secrets;
    this.hooks =
        new Hooks(
            new Hooks.Ports(
                () -> heard.get(), this::secret, triggers, reading.journal(), artifacts, clock));
  }

  Triggers triggers() {
    return triggers;
  }

  ReaderPosition.Ports reading() {
    return reading;
  }

  /** Takes calls of the hooks that somebody listens to. */
  Hooks hooks() {
    return hooks;
  }

  /** From now on these hooks are listened to: by name, the paths of their secrets. */
  void to(Supplier<Map<String, List<String>>> names) {
    heard = names;
  }

  /** From now on a hook that is not listened to is none: every pipeline has been read once. */
  void readAll() {
    hasReadAll = true;
  }

  /** Whether every pipeline has been read once. */
  boolean hasReadAll() {
    return hasReadAll;
  }

  private Optional<String> secret(String path) {
    try {
      return Optional.of(secrets.get().value(path));
    } catch (UnusableSecret e) {
      LOG.warn("a hook cannot be called: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
