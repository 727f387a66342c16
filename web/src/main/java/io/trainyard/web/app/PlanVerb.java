package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.schedule.PipelineFires;
import io.trainyard.engine.why.PipelineEdit;
import io.trainyard.engine.why.RunPlan;
import io.trainyard.engine.why.StepForecast;
import io.trainyard.web.api.PlanOrder;
import io.trainyard.web.api.PlanView;
import io.trainyard.web.api.RunOrder;
import io.trainyard.web.app.text.FireText;
import io.trainyard.web.app.text.PipelineText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard plan}: what a run would do, and what an edit means. Nothing runs. */
@Command(name = "plan", description = "Say what a run of a pipeline file would do. Nothing runs.")
final class PlanVerb extends AskingVerb {
  private static final int FIRES_SHOWN = 3;

  @Parameters(paramLabel = "FILE", description = "A pipeline file.")
  private String file = "";

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--against",
      paramLabel = "REF",
      description = {
        "Say what differs from a run, a version (sha256:..), another file,",
        "or this file in a revision of git."
      })
  private @Nullable String against;

  PlanVerb(Shell shell) {
    super(shell);
  }

  /** One step of the plan, in the order of running. */
  record Planned(
      String step,
      String verb,
      List<String> after,
      String inputs,
      List<String> notes,
      @Nullable StepForecast forecast) {}

  record Plan(
      String pipeline,
      String version,
      String day,
      Map<String, String> params,
      List<String> schedules,
      List<String> nextFires,
      List<Planned> steps,
      @Nullable Duration expected,
      List<String> longest,
      List<String> edit) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Pipeline pipeline = PipelineFiles.require(file, trainyard().pipelines(), shell());
    ParamValues values = options.values(pipeline, shell().clock());
    Optional<Pipeline> other =
        against == null
            ? Optional.empty()
            : new OtherVersion(shell(), trainyard().pipelines()).find(against, file);
    boolean isKept = against != null && other.isEmpty();
    Optional<PlanView> view = ask(pipeline, isKept ? against : null);
    List<String> edit =
        other
            .map(before -> PipelineEdit.between(before, pipeline))
            .orElse(view.map(PlanView::edit).orElse(List.of()));
    Plan plan = plan(pipeline, values, view.map(PlanView::plan), edit);
    if (json()) {
      printJson(plan);
    } else {
      PlanText.of(this::print).show(plan, against);
    }
    return Exit.OK;
  }

  /** What the home foresees; empty where there is none, unless it is needed. */
  private Optional<PlanView> ask(Pipeline pipeline, @Nullable String kept) {
    if (server() == null && !home().exists() && kept == null) {
      return Optional.empty();
    }
    try (OpenDesk open = desk()) {
      RunOrder order = Orders.of(file, pipeline, options, shell(), null);
      return Optional.of(open.desk().plan(new PlanOrder(open.sent(order), kept)));
    }
  }

  private List<String> nextFires(Pipeline pipeline) {
    PipelineFires fires = new PipelineFires(pipeline, trainyard().calendars());
    return fires.upcoming(shell().clock().instant(), FIRES_SHOWN).stream()
        .map(fire -> FireText.clock(fire, fires.schedules().get(0).zone()))
        .toList();
  }

  private Plan plan(
      Pipeline pipeline, ParamValues values, Optional<RunPlan> foreseen, List<String> edit) {
    Map<String, String> params = new TreeMap<>();
    values.values().forEach((name, value) -> params.put(name, ValueText.plain(value)));
    Dag dag = Dag.of(pipeline.steps());
    Map<String, StepForecast> forecasts = new HashMap<>();
    foreseen.ifPresent(plan -> plan.steps().forEach(step -> forecasts.put(step.step(), step)));
    List<Planned> steps = new ArrayList<>();
    for (String name : dag.order()) {
      Step step = pipeline.step(name).orElseThrow();
      steps.add(
          new Planned(
              name,
              step.verb(),
              List.copyOf(dag.upstream(name)),
              PipelineText.inputs(step),
              PlanNotes.of(step, pipeline),
              forecasts.get(name)));
    }
    return new Plan(
        pipeline.name(),
        pipeline.version(),
        options.day(pipeline, shell().clock()).toString(),
        new LinkedHashMap<>(params),
        pipeline.triggers().stream().map(PipelineText::trigger).toList(),
        nextFires(pipeline),
        steps,
        foreseen.map(RunPlan::expected).orElse(null),
        foreseen.map(RunPlan::longest).orElse(List.of()),
        edit);
  }
}
