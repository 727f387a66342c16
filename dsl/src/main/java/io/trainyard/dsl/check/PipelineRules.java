package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What several steps must be together, and what is declared but never used. */
final class PipelineRules {
  private static final Set<String> USES_MODEL = Set.of("evaluate", "explain", "compare", "predict");

  private final Reading reading;
  private final Definition definition;
  private final Map<String, Step> byName = new HashMap<>();

  PipelineRules(Reading reading, Definition definition) {
    this.reading = reading;
    this.definition = definition;
    definition.drafts.forEach(draft -> byName.put(draft.step().name(), draft.step()));
  }

  void check() {
    FlowRules flow = new FlowRules(reading, definition.drafts);
    definition.drafts.forEach(
        draft -> {
          flow.check(draft);
          needsPredictor(draft);
          championTwice(draft.step());
        });
    unused();
    ownerTold();
    ApprovedDeploy approved = new ApprovedDeploy(reading, byName);
    definition.drafts.replaceAll(draft -> draft.with(approved.with(draft.step())));
  }

  private void needsPredictor(StepReader.Draft draft) {
    String verb = draft.step().verb();
    for (Input input : draft.step().inputs()) {
      model(verb, input)
          .filter(model -> model.verb().equals("train") && cannotPredict(model))
          .ifPresent(
              model ->
                  reading.error(
                      draft.at(),
                      "'"
                          + verb
                          + "' needs a model that predicts, but '"
                          + model.name()
                          + "' is trained by a script without 'predictWith': add it to line "
                          + model.at().line()));
    }
  }

  /** The step that trained the model which a step uses, by itself or by its release. */
  private Optional<Step> model(String verb, Input input) {
    if (USES_MODEL.contains(verb)) {
      return producer(input);
    }
    return verb.equals("deploy")
        ? producer(input)
            .flatMap(release -> release.inputs().stream().findFirst())
            .flatMap(this::producer)
        : Optional.empty();
  }

  private static boolean cannotPredict(Step train) {
    return train
        .option("using")
        .map(option -> option.values().get(0))
        .filter(Value.Term.class::isInstance)
        .map(Value.Term.class::cast)
        .filter(term -> term.word().equals("python"))
        .filter(term -> term.option("predictWith").isEmpty())
        .isPresent();
  }

  private Optional<Step> producer(Input input) {
    return input.from() instanceof Value.Output output
        ? Optional.ofNullable(byName.get(output.step()))
        : Optional.empty();
  }

  private void championTwice(Step step) {
    if (!step.verb().equals("deploy")) {
      return;
    }
    step.inputs().stream()
        .flatMap(input -> producer(input).stream())
        .flatMap(release -> release.all("alias"))
        .filter(PipelineRules::isChampion)
        .forEach(alias -> reading.mistakes.error(alias.at(), movedByDeploy(step)));
  }

  private static String movedByDeploy(Step deploy) {
    return "'deploy' at line "
        + deploy.at().line()
        + " makes this version the champion: remove alias 'champion'";
  }

  private static boolean isChampion(Option alias) {
    return alias.values().equals(List.of(new Value.Text("champion")));
  }

  /** {@code email owner} needs an owner that is an address. */
  private void ownerTold() {
    String owner = definition.text("owner");
    Stream.concat(
            definition.alerts.stream().flatMap(alert -> alert.tells().stream()),
            definition.drafts.stream()
                .filter(draft -> draft.step().verb().equals("notify"))
                .flatMap(draft -> draft.said().stream()))
        .filter(line -> line.word().equals("email"))
        .filter(line -> line.values().stream().anyMatch(Value.Term.class::isInstance))
        .filter(line -> !AlertReader.isAddress(owner))
        .forEach(
            line ->
                reading.mistakes.error(
                    line.at(),
                    owner.isEmpty()
                        ? "nobody to tell: add a line owner 'ml@example.com' to the pipeline"
                        : "the owner '" + owner + "' is no address: write it as ml@example.com"));
  }

  private void unused() {
    for (Symbol symbol : reading.scope.all()) {
      boolean collected = symbol.kind() == Symbol.Kind.STEP && symbol.verb().equals("collect");
      boolean param = symbol.kind() == Symbol.Kind.PARAM;
      if ((collected || param) && !reading.scope.isUsed(symbol.name())) {
        SourceRef at = reading.mistakes.at(symbol.at());
        reading.mistakes.warning(
            at,
            "'" + symbol.name() + "' is " + (param ? "a param" : "collected") + " but never used");
      }
    }
  }
}
