package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the lines that every verb has must be together, and with the step they are said of. */
final class PolicyRules {
  private static final Set<String> NEVER_CACHED =
      Set.of("register", "approval", "deploy", "publish", "cleanup", "call", "whicheverRan");

  private final Mistakes mistakes;

  PolicyRules(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void check(Step step, List<Option> said) {
    find(said, "fanOut").ifPresent(option -> fanOut(step, option));
    find(said, "cache").ifPresent(option -> cache(step, option));
    find(said, "resources").ifPresent(this::pools);
    find(said, "startsWhen").ifPresent(option -> cleanup(step, option));
    contradiction(step, said);
    if (step.verb().equals("approval")) {
      approval(step);
    }
  }

  private void fanOut(Step step, Option option) {
    if (!step.isFannedOut()) {
      mistakes.error(
          option.at(),
          "'fanOut' is for a step that runs for every item: give it each(x), or leave 'fanOut'"
              + " out");
    }
  }

  private void cache(Step step, Option option) {
    if (NEVER_CACHED.contains(step.verb())) {
      mistakes.error(option.at(), "'" + step.verb() + "' is never cached: leave 'cache' out");
    }
  }

  private void cleanup(Step step, Option option) {
    if (step.verb().equals("cleanup")) {
      mistakes.error(
          option.at(),
          "'cleanup' runs after all users of its inputs ended, however they ended: leave"
              + " 'startsWhen' out");
    }
  }

  private void pools(Option resources) {
    Set<Value> names = new HashSet<>();
    for (Value block : resources.values()) {
      for (Option line : block instanceof Value.Term term ? term.options() : List.<Option>of()) {
        if (line.word().equals("pool") && !names.add(line.values().get(0))) {
          mistakes.error(
              line.at(), "pool '" + VerbOutputs.text(line.values().get(0)) + "' stands twice");
        }
      }
    }
  }

  /** {@code when a, not(a)} never holds. */
  private void contradiction(Step step, List<Option> said) {
    for (Value condition : step.when()) {
      Value opposite = Value.Term.of("not", condition);
      if (step.when().contains(opposite)) {
        Option last = said.stream().filter(o -> o.word().equals("when")).reduce((a, b) -> b).get();
        mistakes.error(
            last.at(),
            "this never holds, so '"
                + step.name()
                + "' never runs: "
                + text(condition)
                + " says yes and no");
      }
    }
  }

  private static String text(Value condition) {
    return condition instanceof Value.Output output ? output.step() : "it";
  }

  private void approval(Step step) {
    long people = step.all("from").mapToLong(option -> option.values().size()).sum();
    int quorum = StepPolicies.count(step.options(), "quorum").orElse(1);
    Optional<Option> alone = step.option("alone");
    if (people > 0 && quorum > people) {
      mistakes.error(
          step.option("quorum").get().at(),
          "'quorum' asks for " + quorum + ", but 'from' names " + people);
    }
    if (alone.isPresent() && (quorum > 1 || people > 1)) {
      mistakes.error(
          alone.get().at(), "'alone' is for one person: leave 'quorum' and the others out");
    }
  }

  private static Optional<Option> find(List<Option> options, String word) {
    return options.stream().filter(option -> option.word().equals(word)).findFirst();
  }
}
