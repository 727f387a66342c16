package io.trainyard.web.view.pipeline;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.why.Forecast;
import io.trainyard.engine.why.RunPlan;
import io.trainyard.engine.why.StepForecast;
import io.trainyard.web.view.FrozenPipeline;
import io.trainyard.web.view.Kept;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.graph.DrawnGraph;
import io.trainyard.web.view.graph.Folding;
import io.trainyard.web.view.graph.GraphLayout;
import io.trainyard.web.view.graph.GraphNode;
import io.trainyard.web.view.graph.OpenGroups;
import io.trainyard.web.view.graph.Stage;
import io.trainyard.web.view.graph.StepGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws and words plans. Thread-safe. */
final class PlanCards {
  private static final int MOST_REASONS = 100;
  private static final int KEPT = 32;
  private final GraphLayout layout = new GraphLayout();
  private final Kept<String, Drawn> drawn = new Kept<>(KEPT, card -> 1);

  /**
   * A plan to be shown.
   *
   * @param plan empty where it cannot be made
   * @param trouble why not; else empty
   * @param isWhole whether no step may be folded
   * @param open groups that are not folded
   */
  record Planned(
      FrozenPipeline frozen,
      Optional<RunPlan> plan,
      String trouble,
      boolean isWhole,
      OpenGroups open) {
    Pipeline pipeline() {
      return frozen.pipeline();
    }
  }

  /** A plan and the card that was made of it. */
  private record Drawn(Planned planned, PlanCard card) {
    /** Whether what was read and planned since then is the same. */
    boolean isOf(Planned other) {
      return planned.frozen() == other.frozen()
          && planned.plan().equals(other.plan())
          && planned.trouble().equals(other.trouble());
    }
  }

  /** The card of a plan; while the same plan stands it is not drawn again. */
  PlanCard of(Planned planned) {
    String key = planned.pipeline().name() + " " + planned.isWhole() + " " + planned.open().text();
    Optional<Drawn> known = drawn.find(key).filter(drawn -> drawn.isOf(planned));
    if (known.isPresent()) {
      return known.get().card();
    }
    PlanCard card = draw(planned);
    drawn.keep(key, new Drawn(planned, card));
    return card;
  }

  private PlanCard draw(Planned planned) {
    Pipeline pipeline = planned.pipeline();
    String base = "/pipelines/" + pipeline.name();
    StepGraph graph = StepGraph.of(planned.frozen());
    List<GraphNode> nodes = nodes(planned, graph);
    Folding folding =
        planned.isWhole()
            ? Folding.none(nodes, graph.edges())
            : Folding.of(nodes, graph.edges(), planned.open());
    DrawnGraph drawn =
        layout.of(
            folding.nodes().stream().map(node -> leading(node, base, planned.open())).toList(),
            folding.edges());
    boolean isLarge = folding.folded() > 0 || !folding.opened().isEmpty() || planned.isWhole();
    List<StepForecast> steps = planned.plan().map(RunPlan::steps).orElse(List.of());
    return new PlanCard(
        summary(pipeline, steps),
        planned.trouble(),
        "",
        drawn,
        planned.plan().map(PlanCards::longest).orElse(""),
        folding.folded() == 0
            ? ""
            : Words.count(folding.folded(), "step is folded", "steps are folded"),
        folding.opened().stream()
            .map(
                group ->
                    new PlanCard.Opened(
                        group.label(), address(base, planned.open().without(group.name()))))
            .toList(),
        isLarge ? base + (planned.isWhole() ? "" : "?graph=all") : "",
        steps.stream().limit(MOST_REASONS).map(PlanCards::reason).toList(),
        steps.size() > MOST_REASONS ? Words.count(steps.size() - MOST_REASONS) + " more" : "");
  }

  /** A group leads to the graph in which it is open. */
  private static GraphNode leading(GraphNode node, String base, OpenGroups open) {
    if (!node.verb().equals("folded")) {
      return node;
    }
    return node.leadingTo(
        Folding.canOpen(node) ? address(base, open.with(node.id())) : base + "?graph=all");
  }

  private static String address(String base, OpenGroups open) {
    return base + (open.isEmpty() ? "" : "?open=" + open.text()) + "#plan";
  }

  private static List<GraphNode> nodes(Planned planned, StepGraph graph) {
    Map<String, StepForecast> forecasts = new HashMap<>();
    planned
        .plan()
        .ifPresent(plan -> plan.steps().forEach(each -> forecasts.put(each.step(), each)));
    Set<String> longest = new HashSet<>(planned.plan().map(RunPlan::longest).orElse(List.of()));
    Map<String, Stage> stages = Stage.of(graph);
    List<GraphNode> nodes = new ArrayList<>();
    for (StepGraph.Node node : graph.nodes()) {
      String name = node.name();
      Optional<Step> step = planned.frozen().step(name);
      Optional<StepForecast> forecast = Optional.ofNullable(forecasts.get(name));
      nodes.add(
          new GraphNode(
              name,
              name,
              stages.getOrDefault(name, Stage.COLLECT),
              node.verb(),
              detail(node.verb(), step.map(Step::using).orElse(""), forecast),
              forecast.map(each -> mark(each.would())).orElse(Mark.PLANNED),
              step.map(at -> SourceCard.address(planned.pipeline(), at.at())).orElse(""),
              longest.contains(name)));
    }
    return nodes;
  }

  private static String detail(String verb, String using, Optional<StepForecast> forecast) {
    Forecast would = forecast.map(StepForecast::would).orElse(Forecast.RUN);
    Duration took = forecast.map(StepForecast::expected).orElse(null);
    return switch (would) {
      case CACHED -> verb + " · cached";
      case SKIPPED -> verb + " · skipped";
      case RUN, DEPENDS ->
          took != null
              ? verb + " · about " + Words.duration(took)
              : using.isEmpty() ? verb : verb + " · " + using;
    };
  }

  private static Mark mark(Forecast would) {
    return switch (would) {
      case RUN, DEPENDS -> Mark.PLANNED;
      case CACHED -> Mark.CACHED;
      case SKIPPED -> Mark.SKIPPED;
    };
  }

  private static PlanCard.Reason reason(StepForecast step) {
    String would =
        switch (step.would()) {
          case RUN -> "runs";
          case DEPENDS -> "depends";
          case CACHED -> "cached";
          case SKIPPED -> "skipped";
        };
    Duration took = step.expected();
    return new PlanCard.Reason(
        mark(step.would()),
        step.step(),
        would,
        Phrase.of(step.because()),
        took == null ? "" : "about " + Words.duration(took));
  }

  private static String summary(Pipeline pipeline, List<StepForecast> steps) {
    List<String> parts = new ArrayList<>();
    if (steps.isEmpty()) {
      parts.add(Words.count(pipeline.steps().size(), "step", "steps"));
    } else {
      add(parts, steps, Forecast.RUN, " runs", " run");
      add(parts, steps, Forecast.CACHED, " is cached", " are cached");
      add(parts, steps, Forecast.SKIPPED, " is skipped", " are skipped");
      add(parts, steps, Forecast.DEPENDS, " depends on others", " depend on others");
    }
    return String.join(", ", parts) + " · version " + Words.digest(pipeline.version());
  }

  private static void add(
      List<String> parts, List<StepForecast> steps, Forecast would, String one, String many) {
    long count = steps.stream().filter(step -> step.would() == would).count();
    if (count > 0) {
      parts.add(Words.count(count) + (count == 1 ? one : many));
    }
  }

  private static String longest(RunPlan plan) {
    Duration expected = plan.expected();
    return expected == null ? "" : "Longest way: about " + Words.duration(expected) + " of work";
  }
}
