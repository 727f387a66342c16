package io.trainyard.dsl.check;

import io.trainyard.dsl.words.FileRef;
import io.trainyard.dsl.words.TableRef;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the steps of each verb make. The first output is the main one. */
final class VerbOutputs {
  private VerbOutputs() {}

  static List<Output> of(String verb, List<Option> options) {
    return switch (verb) {
      case "collect", "predict" -> List.of(table("data"));
      case "validate" -> List.of(table("data"), table("rejected"), report("findings"));
      case "transform" -> transform(options);
      case "split" -> split(options);
      case "train" -> List.of(new Output("model", ArtifactKind.MODEL));
      case "evaluate" -> List.of(new Output("metrics", ArtifactKind.METRICS), report("findings"));
      case "explain" -> List.of(report("report"));
      case "partition", "list" -> List.of(new Output("items", ArtifactKind.ITEMS));
      case "compare", "decide", "approval" ->
          List.of(new Output("decision", ArtifactKind.DECISION));
      case "register" -> List.of(new Output("release", ArtifactKind.RELEASE), report("card"));
      case "publish" -> List.of(report("published"));
      case "deploy" -> List.of(new Output("live", ArtifactKind.LIVE));
      case "step" -> produced(options);
      default -> List.of();
    };
  }

  /** What is said of a step with a dot, with its type, where the options decide it. */
  static Map<String, Class<?>> named(List<Output> outputs) {
    Map<String, Class<?>> named = new LinkedHashMap<>();
    for (Output output : outputs) {
      named.put(
          output.name(), output.kind() == ArtifactKind.TABLE ? TableRef.class : FileRef.class);
    }
    return named;
  }

  static boolean hasOutputsOption(List<Option> options) {
    return options.stream().anyMatch(option -> option.word().equals("outputs"));
  }

  private static List<Output> transform(List<Option> options) {
    List<Output> named = new ArrayList<>();
    for (Option option : options) {
      if (option.word().equals("outputs")) {
        option.values().forEach(value -> named.add(table(text(value))));
      }
    }
    return named.isEmpty() ? List.of(table("data")) : List.copyOf(named);
  }

  private static List<Output> split(List<Option> options) {
    boolean validation = options.stream().anyMatch(option -> option.word().equals("validation"));
    return validation
        ? List.of(table("train"), table("validation"), table("test"))
        : List.of(table("train"), table("test"));
  }

  private static List<Output> produced(List<Option> options) {
    List<Output> outputs = new ArrayList<>();
    for (Option option : options) {
      if (option.word().equals("produces")) {
        for (Value value : option.values()) {
          if (value instanceof Value.Term term && !term.values().isEmpty()) {
            ArtifactKind kind =
                term.word().equals("table") ? ArtifactKind.TABLE : ArtifactKind.FILE;
            outputs.add(new Output(text(term.values().get(0)), kind));
          }
        }
      }
    }
    return List.copyOf(outputs);
  }

  static String text(Value value) {
    return value instanceof Value.Text text ? text.text() : "";
  }

  private static Output table(String name) {
    return new Output(name, ArtifactKind.TABLE);
  }

  private static Output report(String name) {
    return new Output(name, ArtifactKind.REPORT);
  }
}
