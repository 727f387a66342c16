package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.table.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people need to know of a model version, as Markdown: what it is for and what not, how good
 * it is, what it was made of, and how to make it again. The same facts give the same text.
 *
 * @param metrics those it is registered with
 * @param reports what is attached
 */
record ModelCard(
    AttemptOrder order,
    Release release,
    PackageManifest manifest,
    Map<String, Double> metrics,
    List<Attachments.Report> reports) {

  /** The text, with what the step itself says. */
  String text(CardOptions said) {
    Markdown markdown = new Markdown();
    markdown.heading(1, release.model() + ":" + release.version());
    markdown.paragraph(order.pipeline().about());
    markdown.heading(2, "Purpose").paragraph(said.purpose().orElse("Not stated."));
    markdown.heading(2, "Limits").paragraph(said.limits().orElse("Not stated."));
    markdown.heading(2, "Metrics");
    markdown.pairs("metric", "value", shown(metrics));
    model(markdown);
    origin(markdown);
    for (Attachments.Report report : reports) {
      markdown.heading(2, "Attached: " + report.artifact().name());
      markdown.paragraph("`" + report.artifact().digest() + "`");
      markdown.json(report.json());
    }
    return markdown.toString();
  }

  private void model(Markdown markdown) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("package", release.digest().toString());
    facts.put("learner", manifest.learner());
    facts.put("task", manifest.task().word());
    facts.put("target", manifest.target());
    manifest.positive().ifPresent(positive -> facts.put("positive", positive));
    if (!manifest.classes().isEmpty()) {
      facts.put("classes", String.join(", ", manifest.classes()));
    }
    markdown.heading(2, "Model").pairs("fact", "value", facts);
    markdown.heading(3, "Inputs").pairs("column", "type", columns(manifest.inputs().columns()));
    markdown.heading(3, "Outputs").pairs("column", "type", columns(manifest.outputs().columns()));
    markdown.heading(3, "Training").pairs("fact", "value", manifest.training());
    markdown.heading(3, "Environment").pairs("fact", "value", manifest.environment());
  }

  private void origin(Markdown markdown) {
    Pipeline pipeline = order.pipeline();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pipeline", pipeline.name());
    facts.put("pipeline version", pipeline.version());
    facts.put("owner", pipeline.owner());
    facts.put("run", Long.toString(order.run()));
    facts.put("run date", order.runDate().toString());
    facts.put("step", order.step().name());
    facts.values().removeIf(String::isEmpty);
    markdown.heading(2, "Origin").pairs("fact", "value", facts);
    markdown.heading(3, "Params").pairs("param", "value", params());
  }

  private Map<String, String> params() {
    Map<String, String> shown = new TreeMap<>();
    order
        .params()
        .forEach(
            (name, value) -> {
              boolean personal = order.pipeline().param(name).filter(Param::personal).isPresent();
              String text = CardText.of(value);
              shown.put(name, personal ? Digest.of(text).toString() + " (personal)" : text);
            });
    return shown;
  }

  private static Map<String, String> columns(List<Column> columns) {
    Map<String, String> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column.type().word()));
    return types;
  }

  private static Map<String, String> shown(Map<String, Double> metrics) {
    Map<String, String> shown = new LinkedHashMap<>();
    metrics.forEach((name, value) -> shown.put(name, CardText.number(value)));
    return shown;
  }
}
