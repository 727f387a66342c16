package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code deploy} that waits for approvals is handed their decisions, so that it holds what was
 * approved against what it deploys.
 */
final class ApprovedDeploy {
  private final Reading reading;
  private final Map<String, Step> steps;

  ApprovedDeploy(Reading reading, Map<String, Step> steps) {
    this.reading = reading;
    this.steps = steps;
  }

  /** The step with the option {@code approved}, where it is a deploy that names an approval. */
  Step with(Step deploy) {
    List<Value> approvals = approvals(deploy);
    if (!deploy.verb().equals("deploy") || approvals.isEmpty()) {
      return deploy;
    }
    approvals.forEach(approval -> subject(deploy, (Value.Output) approval));
    List<Option> options = new ArrayList<>(deploy.options());
    options.add(new Option("approved", approvals, deploy.at()));
    return deploy.withOptions(options);
  }

  private List<Value> approvals(Step deploy) {
    Set<String> named = new LinkedHashSet<>();
    deploy.when().forEach(when -> Values.outputs(when).forEach(o -> named.add(o.step())));
    named.addAll(deploy.needs());
    List<Value> approvals = new ArrayList<>();
    for (String name : named) {
      Step step = steps.get(name);
      if (step != null && step.verb().equals("approval")) {
        approvals.add(new Value.Output(name, "decision"));
      }
    }
    return approvals;
  }

  private void subject(Step deploy, Value.Output approval) {
    Step asked = Objects.requireNonNull(steps.get(approval.step()));
    Optional<Value> subject = from(asked);
    Optional<Value> released = from(deploy);
    Optional<Value> model = released.flatMap(this::producer).flatMap(ApprovedDeploy::from);
    boolean same = subject.equals(released) || subject.equals(model);
    if (!same) {
      reading.mistakes.error(
          deploy.at(),
          "'"
              + approval.step()
              + "' approves '"
              + asked.inputs().get(0).name()
              + "', which is not what is deployed: write approval("
              + deploy.inputs().get(0).name()
              + ") and show the rest");
    }
  }

  private Optional<Step> producer(Value value) {
    return value instanceof Value.Output output
        ? Optional.ofNullable(steps.get(output.step()))
        : Optional.empty();
  }

  private static Optional<Value> from(Step step) {
    return step.inputs().stream().findFirst().map(Input::from);
  }
}
