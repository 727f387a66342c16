package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.pipeline.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an edit of a pipeline means, in sentences. Pure. */
public final class PipelineEdit {
  /** Nobody reads more names in one sentence. */
  private static final int MOST_NAMES = 40;

  private final Pipeline before;
  private final Pipeline now;
  private final Map<String, Step> olds;
  private final Map<String, Step> presents;
  private final List<String> lines = new ArrayList<>();

  /** The first step that is there no more, by what it did; looked for where some step is new. */
  private @Nullable Map<Map<String, String>, Step> gone;

  /** Steps whose results are others than before, or may be. */
  private final Set<String> changed = new LinkedHashSet<>();

  /** Changes of how steps proceed, with the steps that they are of. */
  private final Map<Change, List<String>> proceeding = new LinkedHashMap<>();

  private PipelineEdit(Pipeline before, Pipeline now) {
    this.before = before;
    this.now = now;
    this.olds = before.stepsByName();
    this.presents = now.stepsByName();
  }

  /** A sentence for each difference; none where nothing differs that matters. */
  public static List<String> between(Pipeline before, Pipeline now) {
    return new PipelineEdit(before, now).lines();
  }

  private List<String> lines() {
    tell("the pipeline", "name", before.name(), now.name());
    params();
    tell("the pipeline", "triggers", triggers(before), triggers(now));
    tell("the pipeline", "policy", PolicyTexts.of(before.policy()), PolicyTexts.of(now.policy()));
    steps();
    together();
    secrets();
    rerun();
    return List.copyOf(lines);
  }

  private void params() {
    Map<String, String> old = params(before);
    Map<String, String> present = params(now);
    union(old, present)
        .forEach(name -> tell("param `" + name + "`", "", get(old, name), get(present, name)));
  }

  private static Map<String, String> params(Pipeline pipeline) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Param param : pipeline.params()) {
      String otherwise =
          param.otherwise().map(value -> ", otherwise " + ValueText.of(value)).orElse("");
      String allowed = param.allowed().map(value -> ", allowed " + ValueText.of(value)).orElse("");
      String personal = param.personal() ? ", personal" : "";
      texts.put(param.name(), param.type().word() + otherwise + allowed + personal);
    }
    return texts;
  }

  private static String triggers(Pipeline pipeline) {
    return pipeline.triggers().stream().map(PipelineEdit::text).collect(Collectors.joining("; "));
  }

  private static String text(Trigger trigger) {
    return trigger.options().stream()
        .map(ValueText::of)
        .collect(Collectors.joining(", ", trigger.kind() + " ", ""));
  }

  private void steps() {
    Set<String> kept = new TreeSet<>();
    for (Step step : now.steps()) {
      Optional<Step> old = Optional.ofNullable(olds.get(step.name())).or(() -> former(step));
      if (old.isPresent()) {
        kept.add(old.get().name());
        compare(old.get(), step);
      } else {
        changed.add(step.name());
        lines.add("step `" + step.name() + "` (" + step.verb() + ") is new" + renamed(step));
      }
    }
    before.steps().stream().filter(step -> !kept.contains(step.name())).forEach(this::gone);
  }

  private Optional<Step> former(Step step) {
    return step.policy().formerly().stream()
        .flatMap(name -> Stream.ofNullable(olds.get(name)))
        .filter(old -> !presents.containsKey(old.name()))
        .findFirst();
  }

  /** A step that went and does the same was renamed, most likely. */
  private String renamed(Step step) {
    return Optional.ofNullable(gone().get(StepTexts.of(step)))
        .map(
            old ->
                "; if it is `%s` renamed, write `formerly '%s'` in it, which keeps its history"
                    .formatted(old.name(), old.name()))
        .orElse("");
  }

  private Map<Map<String, String>, Step> gone() {
    Map<Map<String, String>, Step> found = gone;
    if (found == null) {
      found = new HashMap<>();
      for (Step old : before.steps()) {
        if (!presents.containsKey(old.name())) {
          found.putIfAbsent(StepTexts.of(old), old);
        }
      }
      gone = found;
    }
    return found;
  }

  private void gone(Step step) {
    lines.add(
        step.verb().equals("approval")
            ? "approval `" + step.name() + "` is removed: nobody has to agree any more"
            : "step `" + step.name() + "` (" + step.verb() + ") is gone");
  }

  private void compare(Step old, Step step) {
    if (!old.name().equals(step.name())) {
      lines.add(
          "step `%s` is called `%s` now: its history and its cache are kept by `formerly`"
              .formatted(old.name(), step.name()));
    }
    String name = "`" + step.name() + "`";
    Map<String, String> oldResult = StepTexts.of(old);
    Map<String, String> result = StepTexts.of(step);
    if (!oldResult.equals(result)) {
      changed.add(step.name());
    }
    union(oldResult, result)
        .forEach(part -> tell(name, part, get(oldResult, part), get(result, part)));
    Map<String, String> oldPolicy = PolicyTexts.of(old);
    Map<String, String> policy = PolicyTexts.of(step);
    for (String part : union(oldPolicy, policy)) {
      Change change = new Change(part, get(oldPolicy, part), get(policy, part));
      if (!change.before().equals(change.now())) {
        proceeding.computeIfAbsent(change, each -> new ArrayList<>()).add(name);
      }
    }
  }

  /** What `defaults` changes is told once, not for each step. */
  private void together() {
    proceeding.forEach((change, names) -> lines.add(change.text() + " in " + listed(names)));
  }

  private void tell(String subject, String part, String old, String present) {
    if (!old.equals(present)) {
      lines.add(new Change((subject + " " + part).strip(), old, present).text());
    }
  }

  private void secrets() {
    Set<String> old = secrets(before);
    for (String secret : secrets(now)) {
      if (!old.remove(secret)) {
        lines.add("secret " + secret + " is newly used");
      }
    }
    old.forEach(secret -> lines.add("secret " + secret + " is not used any more"));
  }

  private static Set<String> secrets(Pipeline pipeline) {
    Set<String> secrets = new TreeSet<>();
    for (Step step : pipeline.steps()) {
      step.options().stream()
          .flatMap(option -> option.values().stream())
          .forEach(
              each ->
                  Values.visit(
                      each,
                      value -> {
                        if (value instanceof Value.Secret secret) {
                          secrets.add(secret.path());
                        }
                      }));
    }
    return secrets;
  }

  /** What of the cache survives: the steps that neither changed nor come after one that did. */
  private void rerun() {
    if (changed.isEmpty()) {
      return;
    }
    Dag dag = Dag.of(now.steps());
    Set<String> again = new LinkedHashSet<>();
    for (String name : dag.order()) {
      if (changed.contains(name) || dag.upstream(name).stream().anyMatch(again::contains)) {
        again.add(name);
      }
    }
    List<String> kept = dag.order().stream().filter(name -> !again.contains(name)).toList();
    lines.add(
        "runs again: "
            + listed(again)
            + (kept.isEmpty() ? "; no earlier result is kept" : "; kept: " + listed(kept)));
  }

  private static String listed(Collection<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more <= 0 ? first : first + " and " + more + " more";
  }

  private static Set<String> union(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  private static String get(Map<String, String> texts, String name) {
    return texts.getOrDefault(name, "");
  }
}
