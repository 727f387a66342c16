package io.trainyard.web.app.text;

import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.trigger.TriggerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A definition as people read it. */
public final class PipelineText {
  private PipelineText() {}

  /** Everything the definition says. */
  public static List<String> lines(Pipeline pipeline) {
    List<String> lines = new ArrayList<>(heading(pipeline));
    for (Step step : pipeline.steps()) {
      lines.add("");
      lines.add(step.name() + " = " + step.verb() + "(" + inputs(step) + ")");
      if (!step.about().isEmpty()) {
        lines.add("  about " + step.about());
      }
      step.when().forEach(value -> lines.add("  when " + ValueText.of(value)));
      step.options().forEach(option -> lines.add("  " + ValueText.of(option)));
    }
    return lines;
  }

  /** Name, version, params, schedule. */
  public static List<String> heading(Pipeline pipeline) {
    List<String> lines = new ArrayList<>();
    lines.add("pipeline " + pipeline.name() + "  " + Format.digest(pipeline.version()));
    add(lines, "about", pipeline.about());
    add(lines, "owner", pipeline.owner());
    add(lines, "environment", pipeline.environment());
    add(lines, "tags", String.join(", ", pipeline.tags()));
    for (Param param : pipeline.params()) {
      lines.add("  param " + param(param));
    }
    for (Trigger trigger : pipeline.triggers()) {
      lines.add("  " + trigger(trigger));
    }
    return lines;
  }

  /** {@code schedule cron '0 6 * * *'; zone 'Europe/Berlin'}. */
  public static String trigger(Trigger trigger) {
    String word = trigger.kind().equals(TriggerOptions.KIND) ? "trigger" : trigger.kind();
    return word
        + " "
        + trigger.options().stream().map(ValueText::of).collect(Collectors.joining("; "));
  }

  /** The names of what a step is handed. */
  public static String inputs(Step step) {
    return step.inputs().stream()
        .map(input -> ValueText.of(input.from()))
        .collect(Collectors.joining(", "));
  }

  private static String param(Param param) {
    StringBuilder text = new StringBuilder(param.name() + " (" + param.type().word());
    param.allowed().ifPresent(allowed -> text.append(" ").append(ValueText.of(allowed)));
    text.append(")");
    param.otherwise().ifPresent(value -> text.append(" = ").append(ValueText.of(value)));
    if (!param.about().isEmpty()) {
      text.append("  ").append(param.about());
    }
    return text.toString();
  }

  private static void add(List<String> lines, String word, String text) {
    if (!text.isEmpty()) {
      lines.add("  " + word + " " + text);
    }
  }
}
