package io.trainyard.engine.cache;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What decides a step's result, as a key: the content of its inputs, its code with all that it
 * calls, its options with params filled in, its seed among them, the release and the Java it runs
 * on, and what its body adds. Not its name, nor its claims, retries, timeout or tries. Pure;
 * thread-safe.
 */
public final class CacheKeys {
  private static final char END = '\0';

  private final Map<String, String> environment;
  private final Map<String, String> settings;
  private final LastPipeline last = new LastPipeline();

  /**
   * Keys of a home.
   *
   * @param environment what everything runs on, by name: {@code trainyard}, {@code java}
   * @param settings of the home, by path
   */
  public CacheKeys(Map<String, String> environment, Map<String, String> settings) {
    this.environment = new TreeMap<>(environment);
    this.settings = Map.copyOf(settings);
  }

  /**
   * The key of what an attempt is ordered to make.
   *
   * @param more what its body adds
   */
  public CacheKey of(AttemptOrder order, Map<String, String> more) {
    KeyParts parts = new KeyParts();
    Step step = order.step();
    Step defined = last.of(order.pipeline()).steps().getOrDefault(step.name(), step);
    Set<String> personal =
        order.pipeline().params().stream()
            .filter(Param::personal)
            .map(Param::name)
            .collect(Collectors.toSet());
    parts.add("verb", step.verb());
    for (int i = 0; i < order.inputs().size(); i++) {
      add(i, order.inputs().get(i), isPrivate(i, defined.inputs(), personal), parts);
    }
    new OptionParts(parts, settings, personal).add(step.options(), defined.options());
    if (!step.policy().cache().version().isEmpty()) {
      parts.add("cache version", step.policy().cache().version());
    }
    environment.forEach((name, text) -> parts.add("environment " + name, text));
    new TreeMap<>(more).forEach(parts::add);
    return parts.key();
  }

  /** Beyond the step's own inputs there are only outputs that its options mention. */
  private static boolean isPrivate(int at, List<Input> inputs, Set<String> personal) {
    return at < inputs.size()
        && inputs.get(at).from() instanceof Value.Param param
        && personal.contains(param.name());
  }

  /** An input counts by its place: a body that knows it by its name says so itself. */
  private static void add(int at, StepInput input, boolean isPrivate, KeyParts parts) {
    String name = "input " + input.name();
    if (!input.items().isEmpty()) {
      parts.add("input " + at, name, items(input));
    } else if (input.artifact().isPresent()) {
      Artifact artifact = input.artifact().get();
      parts.addDigest("input " + at, name, artifact.digest(), input.meaning());
      parts.add("facts " + at, "facts of " + input.name(), facts(artifact));
    } else if (input.value().isEmpty()) {
      parts.add("input " + at, name, "nothing");
    } else if (isPrivate) {
      parts.addPrivate(name, ValueText.of(input.value().get()));
    } else {
      parts.add("input " + at, name, ValueText.of(input.value().get()));
    }
  }

  /** Of each its key and what it is, one a line. */
  private static String items(StepInput input) {
    StringBuilder text = new StringBuilder();
    for (Item item : input.items()) {
      String content =
          item.artifact()
              .map(artifact -> artifact.digest() + " " + facts(artifact))
              .or(() -> item.value().map(ValueText::of))
              .orElse("nothing");
      text.append(item.key()).append(END).append(content).append('\n');
    }
    return text.toString();
  }

  /** Such as which columns are marked personal; sorted, so that their order does not count. */
  private static String facts(Artifact artifact) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(artifact.facts())
        .forEach((name, fact) -> text.append(name).append(END).append(fact).append(END));
    return text.toString();
  }
}
