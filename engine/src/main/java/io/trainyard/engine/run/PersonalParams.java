package io.trainyard.engine.run;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the values of personal params out of the log: their JSON becomes an artifact, which can be
 * erased, and the log has its digest. Thread-safe.
 */
final class PersonalParams {
  private static final String WORD = "personal";

  private final ArtifactStore artifacts;

  PersonalParams(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * The values as the log keeps them.
   *
   * @throws UncheckedIOException when one cannot be kept
   */
  Map<String, Value> hide(Pipeline pipeline, Map<String, Value> params) {
    Map<String, Value> kept = new TreeMap<>(params);
    for (Param param : pipeline.params()) {
      if (param.personal()) {
        kept.computeIfPresent(param.name(), (name, value) -> hide(value));
      }
    }
    return kept;
  }

  /**
   * The values that the log stands for. One that was erased stays as the log has it, which {@link
   * #isHidden} tells.
   */
  Map<String, Value> reveal(Map<String, Value> kept) {
    Map<String, Value> params = new TreeMap<>(kept);
    params.replaceAll((name, value) -> digest(value).flatMap(this::read).orElse(value));
    return params;
  }

  /** Whether this stands for a personal value instead of being one. */
  static boolean isHidden(Value value) {
    return digest(value).isPresent();
  }

  private Value hide(Value value) {
    try {
      byte[] json = ValueJson.write(value).toString().getBytes(StandardCharsets.UTF_8);
      return Value.Term.of(WORD, new Value.Text(artifacts.put(json).digest().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("a personal param cannot be kept: " + e.getMessage(), e);
    }
  }

  private static Optional<Digest> digest(Value value) {
    return value instanceof Value.Term term
            && term.word().equals(WORD)
            && term.values().size() == 1
            && term.values().get(0) instanceof Value.Text text
        ? Optional.of(Digest.parse(text.text()))
        : Optional.empty();
  }

  private Optional<Value> read(Digest digest) {
    try {
      return Optional.of(
          ValueJson.read(new String(artifacts.bytes(digest), StandardCharsets.UTF_8)));
    } catch (IOException | UnreadableDefinition e) {
      return Optional.empty();
    }
  }
}
