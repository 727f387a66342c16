package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.web.app.text.PipelineText;
import io.trainyard.web.app.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code trainyard plan}: what a run would do, without data and without a home. */
@Command(name = "plan", description = "Say what a run of a pipeline file would do. Nothing runs.")
final class PlanVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "A pipeline file.")
  private String file = "";

  @Mixin private RunOptions options = new RunOptions();

  PlanVerb(Shell shell) {
    super(shell);
  }

  /** One step of the plan, in the order of running. */
  private record Planned(
      String step, String verb, List<String> after, String inputs, List<String> notes) {}

  private record Plan(
      String pipeline,
      String version,
      String day,
      Map<String, String> params,
      List<String> schedules,
      List<Planned> steps) {}

  @Override
  public Integer call() {
    Pipeline pipeline = PipelineFiles.require(file, trainyard().pipelines(), shell());
    Plan plan = plan(pipeline);
    if (json()) {
      printJson(plan);
    } else {
      show(pipeline, plan);
    }
    return Exit.OK;
  }

  private Plan plan(Pipeline pipeline) {
    ParamValues values = options.values(pipeline, shell().clock());
    Map<String, String> params = new TreeMap<>();
    values.values().forEach((name, value) -> params.put(name, ValueText.plain(value)));
    Dag dag = Dag.of(pipeline.steps());
    List<Planned> steps = new ArrayList<>();
    for (String name : dag.order()) {
      Step step = pipeline.step(name).orElseThrow();
      steps.add(
          new Planned(
              name,
              step.verb(),
              List.copyOf(dag.upstream(name)),
              PipelineText.inputs(step),
              PlanNotes.of(step, pipeline)));
    }
    List<String> schedules = pipeline.triggers().stream().map(PipelineText::trigger).toList();
    return new Plan(
        pipeline.name(),
        pipeline.version(),
        options.day(shell().clock()).toString(),
        new LinkedHashMap<>(params),
        schedules,
        steps);
  }

  private void show(Pipeline pipeline, Plan plan) {
    print("a run of " + plan.pipeline() + " about " + plan.day() + " would do:");
    plan.params().forEach((name, value) -> print("  with " + name + " = " + value));
    print("");
    TextTable table = TextTable.of("step", "verb", "of", "");
    for (Planned step : plan.steps()) {
      table.row(step.step(), step.verb(), step.inputs(), String.join("; ", step.notes()));
    }
    table.lines().forEach(this::print);
    if (!pipeline.triggers().isEmpty()) {
      print("");
      plan.schedules().forEach(this::print);
      print("  nothing fires by itself in this release: start runs with ./trainyard run");
    }
  }
}
