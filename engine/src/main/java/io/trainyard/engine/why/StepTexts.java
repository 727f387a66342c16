package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.OptionTexts;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.pipeline.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What decides a step's result, as far as its definition tells. */
final class StepTexts {
  private static final int SHOWN = "ast:sha256:".length() + 8;

  private StepTexts() {}

  static Map<String, String> of(Step step) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("verb", step.verb());
    texts.put(
        "inputs", step.inputs().stream().map(StepTexts::text).collect(Collectors.joining(", ")));
    OptionTexts.of(step.options()).forEach((name, text) -> texts.put("option " + name, text));
    for (Option option : step.options()) {
      option
          .values()
          .forEach(
              value ->
                  Values.visit(
                      value,
                      part -> {
                        if (part instanceof Value.Code code) {
                          texts.put("block " + code.path(), brief(code.fingerprint()));
                        }
                      }));
    }
    if (!step.policy().cache().version().isEmpty()) {
      texts.put("cache version", step.policy().cache().version());
    }
    texts.values().removeIf(String::isEmpty);
    return texts;
  }

  private static String text(Input input) {
    String from = ValueText.of(input.from());
    return input.each() ? "each(" + from + ")" : from;
  }

  private static String brief(String fingerprint) {
    return fingerprint.substring(0, Math.min(SHOWN, fingerprint.length()));
  }
}
