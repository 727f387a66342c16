package io.trainyard.engine.registry;

import java.util.List;
import java.util.Optional;

/** Reading the models. Thread-safe. */
public interface Registry {
  /** Names of all models. */
  List<String> models();

  /** All versions, oldest first. */
  List<ModelVersion> versions(String model);

  /** The versions that a run registered, of whatever model. */
  default List<ModelVersion> registeredBy(long run) {
    return models().stream()
        .flatMap(model -> versions(model).stream())
        .filter(version -> version.run() == run)
        .toList();
  }

  Optional<ModelVersion> version(String model, long version);

  Optional<ModelVersion> alias(String model, String alias);

  /** Every move of the model's aliases, oldest first. */
  List<Alias> history(String model);
}
