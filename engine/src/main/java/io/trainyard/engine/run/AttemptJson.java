package io.trainyard.engine.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepJson;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON of orders, outcomes, and of records that hold them, as one line and equal both ways. A
 * definition is an artifact and stands in it as its digest, so that an order is small whatever the
 * size of its pipeline. Thread-safe.
 */
public final class AttemptJson {
  private final ArtifactStore artifacts;
  private final JsonMapper mapper;
  private volatile @Nullable Kept last;

  /** A definition and its digest; the next order is nearly always of the same one. */
  private record Kept(Pipeline pipeline, Digest digest) {}

  /**
   * JSON of attempts.
   *
   * @param artifacts where definitions are kept
   */
  public AttemptJson(ArtifactStore artifacts) {
    this.artifacts = artifacts;
    this.mapper =
        JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Outcome.class, OutcomeKind.class)
            .addModule(module())
            .build();
  }

  /** How an outcome tells which it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ended")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = Outcome.Reused.class, name = "reused"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Outcome.Waiting.class, name = "waiting")
  })
  private interface OutcomeKind {}

  /** One line without a line break. */
  public String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is not the JSON of such a record
   */
  public <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }

  private SimpleModule module() {
    SimpleModule module = new SimpleModule("attempt");
    add(module, Digest.class, Digest::toString, Digest::parse);
    add(module, Path.class, Path::toString, Path::of);
    add(module, Pipeline.class, this::keep, this::definition);
    module.addSerializer(Value.class, new TreeWriter<>(ValueJson::write));
    module.addDeserializer(Value.class, new TreeReader<>(ValueJson::read));
    module.addDeserializer(
        Value.Term.class, new TreeReader<>(node -> (Value.Term) ValueJson.read(node)));
    module.addSerializer(Step.class, new TreeWriter<>(StepJson::write));
    module.addDeserializer(Step.class, new TreeReader<>(StepJson::read));
    return module;
  }

  private static <T> void add(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new ValueSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator to, SerializationContext context) {
            to.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new ValueDeserializer<T>() {
          @Override
          public T deserialize(JsonParser from, DeserializationContext context) {
            return read.apply(from.getString());
          }
        });
  }

  private String keep(Pipeline pipeline) {
    Kept known = last;
    if (known == null || known.pipeline != pipeline) {
      byte[] json = PipelineJson.write(pipeline).getBytes(StandardCharsets.UTF_8);
      try {
        known = new Kept(pipeline, artifacts.put(json).digest());
      } catch (IOException e) {
        throw new UncheckedIOException("the definition cannot be kept: " + e.getMessage(), e);
      }
      last = known;
    }
    return known.digest.toString();
  }

  private Pipeline definition(String digest) {
    try {
      byte[] json = artifacts.bytes(Digest.parse(digest));
      return PipelineJson.read(new String(json, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the definition cannot be read: " + e.getMessage(), e);
    }
  }

  private static final class TreeWriter<T> extends ValueSerializer<T> {
    private final Function<T, JsonNode> tree;

    TreeWriter(Function<T, JsonNode> tree) {
      this.tree = tree;
    }

    @Override
    public void serialize(T value, JsonGenerator to, SerializationContext context) {
      to.writeTree(tree.apply(value));
    }
  }

  private static final class TreeReader<T> extends ValueDeserializer<T> {
    private final Function<JsonNode, T> value;

    TreeReader(Function<JsonNode, T> value) {
      this.value = value;
    }

    @Override
    public T deserialize(JsonParser from, DeserializationContext context) {
      return value.apply(context.readTree(from));
    }
  }
}
