package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.pipeline.PipelinePolicy;
import io.trainyard.engine.pipeline.Priority;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SpanText;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** How steps and pipelines proceed, as texts; what is as usual is left out, but for retries. */
final class PolicyTexts {
  private PolicyTexts() {}

  static Map<String, String> of(Step step) {
    StepPolicy policy = step.policy();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("when", step.when().stream().map(ValueText::of).collect(Collectors.joining(", ")));
    texts.put("needs", String.join(", ", step.needs()));
    texts.put("retry", text(step.retry()));
    texts.put("timeout", step.timeout().map(SpanText::of).orElse(""));
    texts.put("finishWithin", policy.finishWithin().map(SpanText::of).orElse(""));
    texts.put(
        "startsWhen",
        policy.startsWhen() == StartRule.ALL_SUCCESS ? "" : policy.startsWhen().word());
    texts.put("atOnce", text(policy.atOnce()));
    texts.put(
        "priority",
        policy.priority() == Priority.NORMAL
            ? ""
            : policy.priority().name().toLowerCase(java.util.Locale.ROOT));
    texts.put("resources", policy.claims().equals(Claims.NONE) ? "" : text(policy.claims()));
    texts.put("fanOut", policy.fanOut().equals(FanOut.DEFAULT) ? "" : text(policy.fanOut()));
    texts.put("cache", policy.cache().on() ? "" : "none");
    texts.values().removeIf(String::isEmpty);
    return texts;
  }

  static String of(PipelinePolicy policy) {
    List<String> parts = new ArrayList<>();
    if (policy.retry().times() > 0) {
      parts.add("retry " + text(policy.retry()));
    }
    policy.retriesInAll().ifPresent(most -> parts.add("retriesInAll " + most));
    policy.runsAtOnce().ifPresent(most -> parts.add("runsAtOnce " + most));
    policy.stepsAtOnce().ifPresent(most -> parts.add("stepsAtOnce " + most));
    return String.join(", ", parts);
  }

  private static String text(Retry retry) {
    StringBuilder text = new StringBuilder().append(retry.times());
    if (!retry.cap().isZero()) {
      text.append(" after ").append(SpanText.of(retry.first()));
      text.append(retry.first().equals(retry.cap()) ? "" : " to " + SpanText.of(retry.cap()));
    }
    add(text, "only", retry.only());
    add(text, "never", retry.never());
    return text.toString();
  }

  private static void add(StringBuilder text, String word, List<FailureClass> classes) {
    if (!classes.isEmpty()) {
      text.append(' ').append(word).append(' ');
      text.append(ValueText.joined(classes.stream().map(FailureClass::toValue).toList()));
    }
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
  }

  private static String text(Claims claims) {
    return "%s cpus, %d bytes, %d gpus, pools %s"
        .formatted(claims.cpus(), claims.memory(), claims.gpus(), claims.pools());
  }

  private static String text(FanOut fanOut) {
    return "parallel %s, tolerate %s, atMost %d%s"
        .formatted(
            fanOut.parallel().isPresent() ? fanOut.parallel().getAsInt() : "any",
            fanOut.tolerate(),
            fanOut.atMost(),
            fanOut.skipIfEmpty() ? ", ifEmpty skip" : "");
  }
}
