package io.trainyard.engine.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the registry's events carry. */
public final class RegistryEvents {
  public static final String VERSION_REGISTERED = "model.registered";
  public static final String ALIAS_MOVED = "alias.moved";

  private RegistryEvents() {}

  /** A version was made; (model, version) is unique. */
  public record VersionRegistered(
      String model,
      long version,
      String modelDigest,
      String cardDigest,
      String step,
      Map<String, Double> metrics) {}

  /** An alias moved; refused unless it points at {@code from} now (null = it does not exist). */
  public record AliasMoved(String model, String alias, @Nullable Long from, long to) {}
}
