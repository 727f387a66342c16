package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a pipeline: what {@code show --json} prints, what the compiled cache keeps, and
 * the definition a run is frozen with. Equal both ways, and the same pipeline gives the same text.
 * A reader accepts what is left out of a document where the definition has a natural default; so a
 * document of format 1, which knows nothing of policies, fan-out and calls, reads as one that uses
 * none of them.
 */
public final class PipelineJson {
  /** The newest format this class reads, and the one it writes. */
  public static final int FORMAT = 2;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Only who asks for indented text has to wait for it. */
  private static final class Indented {
    private static final JsonMapper MAPPER =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  private PipelineJson() {}

  /** The document as indented text that ends with a line break. */
  public static String write(Pipeline pipeline) {
    String text = Indented.MAPPER.writeValueAsString(tree(pipeline));
    return text.replace(System.lineSeparator(), "\n") + "\n";
  }

  /** The document on one line, as runs keep it: a third of the indented one. */
  public static String writeLine(Pipeline pipeline) {
    return new JsonLine()
        .fields(beforeSteps(pipeline))
        .list("steps", pipeline.steps(), StepJson::write)
        .fields(afterSteps(pipeline))
        .end();
  }

  /** The document as a tree, for those who put it into a larger one. */
  public static ObjectNode tree(Pipeline pipeline) {
    ObjectNode node = beforeSteps(pipeline);
    node.set("steps", list(pipeline.steps(), StepJson::write));
    return node.setAll(afterSteps(pipeline));
  }

  private static ObjectNode beforeSteps(Pipeline pipeline) {
    ObjectNode node = JSON.objectNode();
    node.put("format", FORMAT);
    node.put("name", pipeline.name());
    node.put("about", pipeline.about());
    node.put("owner", pipeline.owner());
    ArrayNode tags = node.putArray("tags");
    pipeline.tags().forEach(tags::add);
    node.put("version", pipeline.version());
    node.set("triggers", list(pipeline.triggers(), PipelineJson::write));
    if (!pipeline.alerts().isEmpty()) {
      node.set("alerts", list(pipeline.alerts(), PipelineJson::write));
    }
    node.set("params", list(pipeline.params(), PipelineJson::write));
    return node;
  }

  private static ObjectNode afterSteps(Pipeline pipeline) {
    ObjectNode node = JSON.objectNode();
    if (!pipeline.policy().isDefault()) {
      node.set("policy", PolicyJson.write(pipeline.policy()));
    }
    if (!pipeline.calls().isEmpty()) {
      ObjectNode calls = node.putObject("calls");
      pipeline.calls().forEach((name, called) -> calls.set(name, tree(called)));
    }
    if (!pipeline.environment().isEmpty()) {
      node.put("environment", pipeline.environment());
    }
    node.set("sources", list(pipeline.sources(), PipelineJson::write));
    return node;
  }

  /**
   * Reads a document.
   *
   * @throws UnreadableDefinition where it is not JSON, of a later format, or no pipeline
   */
  public static Pipeline read(String text) {
    return read(new JsonPlace(JsonText.read(text), ""));
  }

  /** Every pipeline within a document, called ones too, tells its own format. */
  private static Pipeline read(JsonPlace place) {
    int format = place.field("format").wholeNumber();
    if (format < 1 || format > FORMAT) {
      throw place
          .field("format")
          .mistake("is " + format + ", but this release reads formats 1 to " + FORMAT);
    }
    return readPipeline(place);
  }

  private static Pipeline readPipeline(JsonPlace place) {
    JsonPlace policy = place.optional("policy");
    return Pipeline.named(place.field("name").text())
        .about(place.text("about"))
        .owner(place.text("owner"))
        .tags(place.optional("tags").items(JsonPlace::text))
        .triggers(place.optional("triggers").items(PipelineJson::readTrigger))
        .alerts(place.optional("alerts").items(PipelineJson::readAlert))
        .params(place.optional("params").items(PipelineJson::readParam))
        .steps(place.field("steps").items(StepJson::read))
        .policy(policy.isAbsent() ? PipelinePolicy.DEFAULT : PolicyJson.readPipeline(policy))
        .calls(readCalls(place.optional("calls")))
        .environment(place.text("environment"))
        .sources(place.optional("sources").items(PipelineJson::readSource))
        .version(place.text("version"))
        .build();
  }

  private static Map<String, Pipeline> readCalls(JsonPlace place) {
    Map<String, Pipeline> calls = new TreeMap<>();
    if (!place.isAbsent()) {
      place.names().forEach(name -> calls.put(name, read(place.field(name))));
    }
    return calls;
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

  private static ObjectNode write(AlertRule alert) {
    ObjectNode node = JSON.objectNode();
    node.put("on", alert.on());
    ArrayNode steps = node.putArray("steps");
    alert.steps().forEach(steps::add);
    node.set("options", ValueJson.options(alert.options()));
    return node.put("at", ValueJson.place(alert.at()));
  }

  private static AlertRule readAlert(JsonPlace place) {
    return new AlertRule(
        place.field("on").text(),
        place.optional("steps").items(JsonPlace::text),
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

  static <T> ArrayNode list(List<T> items, Function<T, ObjectNode> writer) {
    ArrayNode node = JSON.arrayNode();
    for (T item : items) {
      node.add(writer.apply(item));
    }
    return node;
  }
}
