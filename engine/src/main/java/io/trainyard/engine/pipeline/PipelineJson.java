package io.trainyard.engine.pipeline;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a pipeline: what {@code show --json} prints, what the compiled cache keeps, and
 * the definition a run is frozen with. Equal both ways, and the same pipeline gives the same text.
 * A reader accepts what is left out of a document where the definition has a natural default.
 */
public final class PipelineJson {
  /** The newest format this class reads, and the one it writes. */
  public static final int FORMAT = 1;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private PipelineJson() {}

  /** The document as indented text that ends with a line break. */
  public static String write(Pipeline pipeline) {
    String text = MAPPER.writeValueAsString(tree(pipeline));
    return text.replace(System.lineSeparator(), "\n") + "\n";
  }

  /** The document as a tree, for those who put it into a larger one. */
  public static ObjectNode tree(Pipeline pipeline) {
    ObjectNode node = JSON.objectNode();
    node.put("format", FORMAT);
    node.put("name", pipeline.name());
    node.put("about", pipeline.about());
    node.put("owner", pipeline.owner());
    ArrayNode tags = node.putArray("tags");
    pipeline.tags().forEach(tags::add);
    node.put("version", pipeline.version());
    node.set("triggers", list(pipeline.triggers(), PipelineJson::write));
    node.set("params", list(pipeline.params(), PipelineJson::write));
    node.set("steps", list(pipeline.steps(), PipelineJson::write));
    node.set("sources", list(pipeline.sources(), PipelineJson::write));
    return node;
  }

  /**
   * Reads a document.
   *
   * @throws UnreadableDefinition where it is not JSON, of a later format, or no pipeline
   */
  public static Pipeline read(String text) {
    JsonPlace place;
    try {
      place = new JsonPlace(MAPPER.readTree(text), "");
    } catch (JacksonException e) {
      throw new UnreadableDefinition("the document is not JSON: " + e.getOriginalMessage());
    }
    int format = place.field("format").wholeNumber();
    if (format < 1 || format > FORMAT) {
      throw place
          .field("format")
          .mistake("is " + format + ", but this release reads formats 1 to " + FORMAT);
    }
    return readPipeline(place);
  }

  private static Pipeline readPipeline(JsonPlace place) {
    return new Pipeline(
        place.field("name").text(),
        place.text("about"),
        place.text("owner"),
        place.optional("tags").items(JsonPlace::text),
        place.optional("triggers").items(PipelineJson::readTrigger),
        place.optional("params").items(PipelineJson::readParam),
        place.field("steps").items(PipelineJson::readStep),
        place.optional("sources").items(PipelineJson::readSource),
        place.text("version"));
  }

  private static ObjectNode write(Trigger trigger) {
    ObjectNode node = JSON.objectNode();
    node.put("kind", trigger.kind());
    node.set("options", ValueJson.options(trigger.options()));
    return node.put("at", ValueJson.place(trigger.at()));
  }

  private static Trigger readTrigger(JsonPlace place) {
    return new Trigger(
        place.field("kind").text(),
        place.optional("options").items(ValueJson::readOption),
        ValueJson.readPlace(place.optional("at")));
  }

  private static ObjectNode write(Param param) {
    ObjectNode node = JSON.objectNode();
    node.put("name", param.name());
    node.put("type", param.type().word());
    node.put("about", param.about());
    param.otherwise().ifPresent(value -> node.set("otherwise", ValueJson.write(value)));
    param.allowed().ifPresent(value -> node.set("allowed", ValueJson.write(value)));
    node.set("options", ValueJson.options(param.options()));
    node.put("personal", param.personal());
    return node.put("at", ValueJson.place(param.at()));
  }

  private static Param readParam(JsonPlace place) {
    JsonPlace otherwise = place.optional("otherwise");
    JsonPlace allowed = place.optional("allowed");
    JsonPlace personal = place.optional("personal");
    return new Param(
        place.field("name").text(),
        place.field("type").convert(PipelineJson::readParamType),
        place.text("about"),
        otherwise.isAbsent() ? Optional.empty() : Optional.of(ValueJson.read(otherwise)),
        allowed.isAbsent() ? Optional.empty() : Optional.of(readTerm(allowed)),
        place.optional("options").items(ValueJson::readOption),
        !personal.isAbsent() && personal.yesNo(),
        ValueJson.readPlace(place.optional("at")));
  }

  private static Value.Term readTerm(JsonPlace place) {
    if (ValueJson.read(place) instanceof Value.Term term) {
      return term;
    }
    throw place.mistake("is not a term such as {\"term\": \"between\", \"values\": [0, 1]}");
  }

  private static ParamType readParamType(JsonPlace place) {
    for (ParamType type : ParamType.values()) {
      if (type.word().equals(place.text())) {
        return type;
      }
    }
    throw place.mistake("is the unknown type '" + place.text() + "'");
  }

  private static ObjectNode write(Step step) {
    ObjectNode node = JSON.objectNode();
    node.put("name", step.name());
    node.put("verb", step.verb());
    node.put("about", step.about());
    node.set("inputs", list(step.inputs(), PipelineJson::write));
    node.set("options", ValueJson.options(step.options()));
    node.set("outputs", list(step.outputs(), PipelineJson::write));
    node.set("when", ValueJson.values(step.when()));
    ArrayNode needs = node.putArray("needs");
    step.needs().forEach(needs::add);
    node.set("retry", write(step.retry()));
    step.timeout().ifPresent(timeout -> node.put("timeout", timeout.toString()));
    return node.put("at", ValueJson.place(step.at()));
  }

  private static Step readStep(JsonPlace place) {
    JsonPlace retry = place.optional("retry");
    return new Step(
        place.field("name").text(),
        place.field("verb").text(),
        place.text("about"),
        place.optional("inputs").items(PipelineJson::readInput),
        place.optional("options").items(ValueJson::readOption),
        place.optional("outputs").items(PipelineJson::readOutput),
        place.optional("when").items(ValueJson::read),
        new LinkedHashSet<>(place.optional("needs").items(JsonPlace::text)),
        retry.isAbsent() ? Retry.NONE : readRetry(retry),
        Optional.of(place.optional("timeout"))
            .filter(timeout -> !timeout.isAbsent())
            .map(PipelineJson::readSpan),
        ValueJson.readPlace(place.optional("at")));
  }

  private static ObjectNode write(Retry retry) {
    ObjectNode node = JSON.objectNode();
    node.put("times", retry.times());
    node.put("first", retry.first().toString());
    node.put("cap", retry.cap().toString());
    node.set("only", ValueJson.values(values(retry.only())));
    node.set("never", ValueJson.values(values(retry.never())));
    return node;
  }

  private static List<Value> values(List<FailureClass> failures) {
    return failures.stream().map(FailureClass::toValue).toList();
  }

  /** A definition without a cap has pauses of one length. */
  private static Retry readRetry(JsonPlace place) {
    int times = place.field("times").wholeNumber();
    JsonPlace first = place.optional("first");
    JsonPlace cap = place.optional("cap");
    Duration pause = first.isAbsent() ? Duration.ZERO : readSpan(first);
    Duration longest = cap.isAbsent() ? pause : readSpan(cap);
    List<FailureClass> only = readFailures(place.optional("only"));
    List<FailureClass> never = readFailures(place.optional("never"));
    return place.convert(retry -> new Retry(times, pause, longest, only, never));
  }

  private static List<FailureClass> readFailures(JsonPlace place) {
    return place.items(
        item -> {
          Value value = ValueJson.read(item);
          return item.convert(failure -> FailureClass.of(value));
        });
  }

  private static Duration readSpan(JsonPlace place) {
    return place.convert(span -> Duration.parse(span.text()));
  }

  private static ObjectNode write(Input input) {
    ObjectNode node = JSON.objectNode().put("name", input.name());
    node.set("from", ValueJson.write(input.from()));
    return node;
  }

  private static Input readInput(JsonPlace place) {
    return new Input(place.field("name").text(), ValueJson.read(place.field("from")));
  }

  private static ObjectNode write(Output output) {
    return JSON.objectNode().put("name", output.name()).put("kind", output.kind().word());
  }

  private static Output readOutput(JsonPlace place) {
    return new Output(
        place.field("name").text(),
        place
            .field("kind")
            .convert(kind -> ArtifactKind.valueOf(kind.text().toUpperCase(Locale.ROOT))));
  }

  private static ObjectNode write(Source source) {
    return JSON.objectNode()
        .put("path", source.path())
        .put("digest", source.digest())
        .put("text", source.text());
  }

  private static Source readSource(JsonPlace place) {
    return new Source(
        place.field("path").text(), place.field("digest").text(), place.field("text").text());
  }

  private static <T> ArrayNode list(List<T> items, Function<T, ObjectNode> writer) {
    ArrayNode node = JSON.arrayNode();
    items.forEach(item -> node.add(writer.apply(item)));
    return node;
  }
}
