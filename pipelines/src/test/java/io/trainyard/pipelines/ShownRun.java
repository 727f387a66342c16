package io.trainyard.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A run as {@code show RUN --json} prints it. */
public final class ShownRun {
  private final JsonNode json;

  private ShownRun(JsonNode json) {
    this.json = json;
  }

  /** A run of a home, by its number. */
  public static ShownRun of(TestHome home, long number) {
    return new ShownRun(home.trainyard("show", Long.toString(number), "--json").exits(0).json());
  }

  /** Such as {@code SUCCEEDED}. */
  public String state() {
    return json.path("run").path("state").asString("");
  }

  /** From its start to its end. */
  public Duration took() {
    return Duration.parse(json.path("run").path("took").asString(""));
  }

  /** From the start of the last try of a step to its end. */
  public Duration took(String step) {
    JsonNode last = last(step);
    return Duration.between(
        Instant.parse(last.path("started").asString("")),
        Instant.parse(last.path("ended").asString("")));
  }

  /** Digest of the pipeline's files. */
  public String version() {
    return json.path("run").path("version").asString("");
  }

  /** Names of the steps, in the pipeline's order. */
  public List<String> steps() {
    return items(json.path("steps")).stream().map(step -> step.path("name").asString("")).toList();
  }

  /** State of the last try of a step; empty when it has none. */
  public String stateOf(String step) {
    return tries(step).isEmpty() ? "" : last(step).path("state").asString("");
  }

  /** Rows that a step handled. */
  public long rows(String step) {
    return last(step).path("rows").asLong(-1);
  }

  /** A metric of a step; NaN when it has none of that name. */
  public double metric(String step, String name) {
    return last(step).path("metrics").path(name).asDouble(Double.NaN);
  }

  /** What a deciding step decided. */
  public boolean decision(String step) {
    return last(step).path("decision").asBoolean();
  }

  /** Digest of an output; fails when there is none. */
  public String digest(String step, String output) {
    return output(step, output).path("digest").asString("");
  }

  /** A fact of an output, such as {@code rows}. */
  public String fact(String step, String output, String fact) {
    return output(step, output).path("facts").path(fact).asString("");
  }

  /** Versions that the run registered, such as {@code churn:1}. */
  public List<String> models() {
    return items(json.path("models")).stream()
        .map(model -> model.path("name").asString("") + ":" + model.path("version").asLong())
        .toList();
  }

  /** Endpoints that the run deployed to. */
  public List<String> endpoints() {
    return items(json.path("endpoints")).stream()
        .map(endpoint -> endpoint.path("name").asString(""))
        .toList();
  }

  /** Tries of a step, first to last. */
  public List<JsonNode> tries(String step) {
    return items(json.path("attempts")).stream()
        .filter(attempt -> attempt.path("step").asString("").equals(step))
        .toList();
  }

  private JsonNode output(String step, String name) {
    List<JsonNode> found =
        items(last(step).path("outputs")).stream()
            .filter(output -> output.path("name").asString("").equals(step + "." + name))
            .toList();
    assertThat(found).as("outputs %s of %s in %s", name, step, json).hasSize(1);
    return found.get(0);
  }

  private JsonNode last(String step) {
    List<JsonNode> tries = tries(step);
    assertThat(tries).as("tries of %s in %s", step, json).isNotEmpty();
    return tries.get(tries.size() - 1);
  }

  /** The elements of an array. */
  public static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
