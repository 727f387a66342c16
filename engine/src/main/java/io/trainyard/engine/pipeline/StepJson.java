package io.trainyard.engine.pipeline;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a step, equal both ways: as in a definition, or with what a run filled in. */
public final class StepJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StepJson() {}

  public static ObjectNode write(Step step) {
    ObjectNode node = JSON.objectNode();
    node.put("name", step.name());
    node.put("verb", step.verb());
    node.put("about", step.about());
    node.set("inputs", PipelineJson.list(step.inputs(), StepJson::write));
    node.set("options", ValueJson.options(step.options()));
    node.set("outputs", PipelineJson.list(step.outputs(), StepJson::write));
    node.set("when", ValueJson.values(step.when()));
    ArrayNode needs = node.putArray("needs");
    for (String needed : step.needs()) {
      needs.add(needed);
    }
    node.set("retry", PolicyJson.write(step.retry()));
    step.timeout().ifPresent(timeout -> node.put("timeout", timeout.toString()));
    if (!step.policy().isDefault()) {
      node.set("policy", PolicyJson.write(step.policy()));
    }
    return node.put("at", ValueJson.place(step.at()));
  }

  /**
   * Reads what {@link #write(Step)} wrote.
   *
   * @throws UnreadableDefinition where the node is no step
   */
  public static Step read(JsonNode node) {
    return read(new JsonPlace(node, ""));
  }

  static Step read(JsonPlace place) {
    JsonPlace retry = place.optional("retry");
    JsonPlace policy = place.optional("policy");
    return new Step(
        place.field("name").text(),
        place.field("verb").text(),
        place.text("about"),
        place.optional("inputs").items(StepJson::readInput),
        place.optional("options").items(ValueJson::readOption),
        place.optional("outputs").items(StepJson::readOutput),
        place.optional("when").items(ValueJson::read),
        new LinkedHashSet<>(place.optional("needs").items(JsonPlace::text)),
        retry.isAbsent() ? Retry.NONE : PolicyJson.readRetry(retry),
        Optional.of(place.optional("timeout"))
            .filter(timeout -> !timeout.isAbsent())
            .map(PolicyJson::readSpan),
        policy.isAbsent() ? StepPolicy.DEFAULT : PolicyJson.readStep(policy),
        ValueJson.readPlace(place.optional("at")));
  }

  private static ObjectNode write(Input input) {
    ObjectNode node = JSON.objectNode().put("name", input.name());
    node.set("from", ValueJson.write(input.from()));
    if (input.each()) {
      node.put("each", true);
    }
    return node;
  }

  private static Input readInput(JsonPlace place) {
    JsonPlace each = place.optional("each");
    return new Input(
        place.field("name").text(),
        ValueJson.read(place.field("from")),
        !each.isAbsent() && each.yesNo());
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
}
