package io.trainyard.engine.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of policies, equal both ways. Only what differs from the default is written, so
 * that definitions stay small.
 */
final class PolicyJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PolicyJson() {}

  static ObjectNode write(StepPolicy policy) {
    ObjectNode node = JSON.objectNode();
    if (policy.startsWhen() != StartRule.ALL_SUCCESS) {
      node.put("startsWhen", policy.startsWhen().word());
    }
    policy.finishWithin().ifPresent(span -> node.put("finishWithin", span.toString()));
    if (!policy.fanOut().equals(FanOut.DEFAULT)) {
      node.set("fanOut", write(policy.fanOut()));
    }
    if (!policy.claims().equals(Claims.NONE)) {
      node.set("claims", write(policy.claims()));
    }
    if (policy.priority() != Priority.NORMAL) {
      node.put("priority", policy.priority().word());
    }
    put(node, "atOnce", policy.atOnce());
    if (!policy.cache().equals(CacheRule.DEFAULT)) {
      node.putObject("cache")
          .put("on", policy.cache().on())
          .put("version", policy.cache().version());
    }
    if (!policy.formerly().isEmpty()) {
      ArrayNode names = node.putArray("formerly");
      policy.formerly().forEach(names::add);
    }
    return node;
  }

  static StepPolicy readStep(JsonPlace place) {
    return place.convert(
        policy ->
            new StepPolicy(
                read(policy.optional("startsWhen"), PolicyJson::readRule, StartRule.ALL_SUCCESS),
                read(
                    policy.optional("finishWithin"),
                    span -> Optional.of(readSpan(span)),
                    Optional.empty()),
                read(policy.optional("fanOut"), PolicyJson::readFanOut, FanOut.DEFAULT),
                read(policy.optional("claims"), PolicyJson::readClaims, Claims.NONE),
                read(policy.optional("priority"), PolicyJson::readPriority, Priority.NORMAL),
                readCount(policy, "atOnce"),
                read(policy.optional("cache"), PolicyJson::readCache, CacheRule.DEFAULT),
                policy.optional("formerly").items(JsonPlace::text)));
  }

  static ObjectNode write(PipelinePolicy policy) {
    ObjectNode node = JSON.objectNode();
    if (!policy.retry().equals(Retry.NONE)) {
      node.set("retry", write(policy.retry()));
    }
    put(node, "retriesInAll", policy.retriesInAll());
    put(node, "runsAtOnce", policy.runsAtOnce());
    put(node, "stepsAtOnce", policy.stepsAtOnce());
    return node;
  }

  static PipelinePolicy readPipeline(JsonPlace place) {
    return place.convert(
        policy ->
            new PipelinePolicy(
                read(policy.optional("retry"), PolicyJson::readRetry, Retry.NONE),
                readCount(policy, "retriesInAll"),
                readCount(policy, "runsAtOnce"),
                readCount(policy, "stepsAtOnce")));
  }

  static ObjectNode write(Retry retry) {
    ObjectNode node = JSON.objectNode();
    node.put("times", retry.times());
    node.put("first", retry.first().toString());
    node.put("cap", retry.cap().toString());
    node.set("only", ValueJson.values(values(retry.only())));
    node.set("never", ValueJson.values(values(retry.never())));
    return node;
  }

  private static List<Value> values(List<FailureClass> failures) {
    return failures.isEmpty() ? List.of() : failures.stream().map(FailureClass::toValue).toList();
  }

  /** A definition without a cap has pauses of one length. */
  static Retry readRetry(JsonPlace place) {
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

  static Duration readSpan(JsonPlace place) {
    return place.convert(span -> Duration.parse(span.text()));
  }

  private static ObjectNode write(FanOut fanOut) {
    ObjectNode node = JSON.objectNode();
    put(node, "parallel", fanOut.parallel());
    return node.put("tolerate", fanOut.tolerate())
        .put("atMost", fanOut.atMost())
        .put("skipIfEmpty", fanOut.skipIfEmpty());
  }

  private static FanOut readFanOut(JsonPlace place) {
    return place.convert(
        fanOut ->
            new FanOut(
                readCount(fanOut, "parallel"),
                read(fanOut.optional("tolerate"), share -> share.number().doubleValue(), 0.0),
                read(fanOut.optional("atMost"), JsonPlace::wholeNumber, FanOut.MOST),
                read(fanOut.optional("skipIfEmpty"), JsonPlace::yesNo, false)));
  }

  private static ObjectNode write(Claims claims) {
    ObjectNode node = JSON.objectNode();
    node.put("cpus", claims.cpus()).put("memory", claims.memory()).put("gpus", claims.gpus());
    ObjectNode pools = node.putObject("pools");
    claims.pools().forEach(pools::put);
    return node;
  }

  private static Claims readClaims(JsonPlace place) {
    Map<String, Integer> pools = new TreeMap<>();
    JsonPlace named = place.optional("pools");
    if (!named.isAbsent()) {
      named.names().forEach(name -> pools.put(name, named.field(name).wholeNumber()));
    }
    return place.convert(
        claims ->
            new Claims(
                read(claims.optional("cpus"), cpus -> cpus.number().doubleValue(), 0.0),
                read(claims.optional("memory"), JsonPlace::bigWholeNumber, 0L),
                read(claims.optional("gpus"), JsonPlace::wholeNumber, 0),
                pools));
  }

  private static StartRule readRule(JsonPlace place) {
    return place.convert(rule -> StartRule.of(rule.text()));
  }

  private static Priority readPriority(JsonPlace place) {
    return place.convert(word -> Priority.valueOf(word.text().toUpperCase(Locale.ROOT)));
  }

  private static CacheRule readCache(JsonPlace place) {
    return new CacheRule(read(place.optional("on"), JsonPlace::yesNo, true), place.text("version"));
  }

  private static void put(ObjectNode node, String name, OptionalInt count) {
    count.ifPresent(number -> node.put(name, number));
  }

  private static OptionalInt readCount(JsonPlace place, String name) {
    return read(
        place.optional(name), count -> OptionalInt.of(count.wholeNumber()), OptionalInt.empty());
  }

  private static <T> T read(JsonPlace place, Function<JsonPlace, T> reader, T absent) {
    return place.isAbsent() ? absent : reader.apply(place);
  }
}
