package io.trainyard.web.app;

import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.registry.Approvals;
import io.trainyard.engine.registry.Registry;
import io.trainyard.executors.data.DecideBody;
import io.trainyard.executors.data.FanIn;
import io.trainyard.executors.data.ListBody;
import io.trainyard.executors.data.PartitionBody;
import io.trainyard.executors.data.SplitBody;
import io.trainyard.executors.data.TransformBody;
import io.trainyard.executors.data.collect.CollectBody;
import io.trainyard.executors.data.publish.PublishBody;
import io.trainyard.executors.data.validate.ValidateBody;
import io.trainyard.executors.learn.CompareBody;
import io.trainyard.executors.learn.EvaluateBody;
import io.trainyard.executors.learn.ExplainBody;
import io.trainyard.executors.learn.PredictBody;
import io.trainyard.executors.learn.TrainBody;
import io.trainyard.executors.place.Bodies;
import io.trainyard.executors.place.Bodies.Choice;
import io.trainyard.executors.release.ApprovalBody;
import io.trainyard.executors.release.DeployBody;
import io.trainyard.executors.release.RegisterBody;
import io.trainyard.executors.script.ScriptBodies;
import io.trainyard.executors.script.ScriptHost;
import io.trainyard.executors.tell.NotifyBody;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Which body does a step's work, by its verb and by what it is {@code using}. */
final class StepBodies {
  private StepBodies() {}

  /** What bodies need beyond their attempt. */
  record Needs(
      Registry registry,
      Deployments deployments,
      Approvals approvals,
      PredictorLoader predictors,
      ScriptHost scripts,
      InstantSource clock) {}

  /** Every body. */
  static Bodies all(Needs needs) {
    List<Choice> choices = working(needs.predictors(), needs.scripts());
    choices.add(Choice.of("approval", new ApprovalBody(needs.approvals(), needs.clock())));
    choices.add(Choice.of("notify", new NotifyBody()));
    choices.add(Choice.of("register", new RegisterBody(needs.registry())));
    choices.add(
        Choice.of(
            "deploy", new DeployBody(needs.registry(), needs.deployments(), needs.predictors())));
    return bodies(choices);
  }

  /** The bodies that need nothing but artifacts, so that a process of its own can have them. */
  static Bodies ofWorker(PredictorLoader predictors, ScriptHost scripts) {
    return bodies(working(predictors, scripts));
  }

  private static List<Choice> working(PredictorLoader predictors, ScriptHost scripts) {
    List<Choice> choices = new ArrayList<>(ScriptBodies.all(scripts));
    choices.add(Choice.of("collect", new CollectBody()));
    choices.add(Choice.of("validate", new ValidateBody()));
    choices.add(Choice.of("split", new SplitBody()));
    choices.add(Choice.of("transform", new TransformBody()));
    choices.add(Choice.of("partition", new PartitionBody()));
    choices.add(Choice.of("list", new ListBody()));
    choices.add(Choice.of("decide", new DecideBody()));
    choices.add(Choice.of("publish", new PublishBody()));
    choices.add(Choice.of("train", new TrainBody()));
    choices.add(Choice.of("evaluate", new EvaluateBody(predictors)));
    choices.add(Choice.of("explain", new ExplainBody(predictors)));
    choices.add(Choice.of("compare", new CompareBody(predictors)));
    choices.add(Choice.of("predict", new PredictBody(predictors)));
    return choices;
  }

  /** Whatever a body is: what was made for each item reaches it as one table. */
  private static Bodies bodies(List<Choice> choices) {
    return new Bodies(
        choices.stream()
            .map(choice -> new Choice(choice.verb(), choice.using(), new FanIn(choice.body())))
            .toList());
  }
}
