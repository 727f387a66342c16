package io.trainyard.web.view.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of the way from data to a model in use, in the order in which most pipelines go it. */
public enum Stage {
  COLLECT("Collect", Set.of("collect")),
  PREPARE("Validate and prepare", Set.of("validate", "transform", "split")),
  TRAIN("Train", Set.of("train")),
  JUDGE("Evaluate and explain", Set.of("evaluate", "explain", "compare")),
  RELEASE("Release", Set.of("register", "approval", "deploy")),
  PREDICT("Predict and publish", Set.of("predict", "publish")),
  WATCH("Watch", Set.of("monitor", "notify")),
  CLEAN_UP("Clean up", Set.of("cleanup"));

  private final String title;
  private final Set<String> verbs;

  Stage(String title, Set<String> verbs) {
    this.title = title;
    this.verbs = verbs;
  }

  /** What it is called above a graph. */
  public String title() {
    return title;
  }

  /**
   * The stage of each step: that of its verb, but never one before those of the steps it waits for.
   * A verb that belongs to no stage, such as {@code step}, goes where those stand.
   */
  public static Map<String, Stage> of(StepGraph graph) {
    Map<String, List<String>> before = new HashMap<>();
    graph
        .edges()
        .forEach(
            edge -> before.computeIfAbsent(edge.to(), to -> new ArrayList<>()).add(edge.from()));
    Map<String, Stage> stages = new HashMap<>();
    for (StepGraph.Node node : graph.nodes()) {
      Stage latest = ofVerb(node.verb());
      for (String name : before.getOrDefault(node.name(), List.of())) {
        Stage other = stages.getOrDefault(name, COLLECT);
        latest = other.compareTo(latest) > 0 ? other : latest;
      }
      stages.put(node.name(), latest);
    }
    return stages;
  }

  private static Stage ofVerb(String verb) {
    for (Stage stage : values()) {
      if (stage.verbs.contains(verb)) {
        return stage;
      }
    }
    return COLLECT;
  }
}
