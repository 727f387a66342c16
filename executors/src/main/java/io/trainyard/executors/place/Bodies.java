package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which body does a step's work, by its verb and by what it is {@code using}. Immutable. */
public final class Bodies {
  private final Map<Key, StepBody> bodies = new LinkedHashMap<>();

  /**
   * A choice of bodies.
   *
   * @throws IllegalArgumentException when two are given for the same verb and {@code using}
   */
  public Bodies(List<Choice> choices) {
    for (Choice choice : choices) {
      Key key = new Key(choice.verb(), choice.using());
      if (bodies.put(key, choice.body()) != null) {
        throw new IllegalArgumentException("two bodies for " + key);
      }
    }
  }

  /** The body of what the step is using; where there is none, that of its verb alone. */
  public Optional<StepBody> find(Step step) {
    StepBody special = bodies.get(new Key(step.verb(), step.using()));
    return Optional.ofNullable(special != null ? special : bodies.get(new Key(step.verb(), "")));
  }

  /**
   * What the body of an order says decides its result; empty where an earlier result never stands
   * for it, and where there is no body.
   */
  public Optional<Map<String, String>> cacheParts(AttemptOrder order, Services services)
      throws Exception {
    Optional<StepBody> body = find(order.step());
    return body.isEmpty()
        ? Optional.empty()
        : body.get().cacheParts(new BeforeAttempt(order, services));
  }

  /**
   * A body for steps with this verb.
   *
   * @param using the word behind {@code using}; empty for every word that has no body of its own
   */
  public record Choice(String verb, String using, StepBody body) {
    /** The body of a verb, whatever it is using. */
    public static Choice of(String verb, StepBody body) {
      return new Choice(verb, "", body);
    }
  }

  private record Key(String verb, String using) {}
}
