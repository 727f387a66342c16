package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.schedule.BadSchedule;
import io.trainyard.engine.schedule.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks whom a pipeline tells, and by when its runs must have succeeded. */
final class AlertReader {
  private static final Map<String, String> KINDS =
      Map.of(
          "onFailure", AlertRule.FAILURE,
          "onLate", AlertRule.LATE,
          "onWaiting", AlertRule.WAITING,
          "deadline", AlertRule.DEADLINE);

  private static final Set<String> CHANNELS = Set.of("email", "slack", "pager", "webhook", "log");

  /** One @, no white space, no list and no name before it: nothing that a header could end in. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;:\"()\\[\\]]+@[^\\s@<>,;:\"()]+");

  private final Mistakes mistakes;

  AlertReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Whether the word says whom to tell. */
  static boolean isAlert(String word) {
    return KINDS.containsKey(word);
  }

  AlertRule read(String word, CallReader.Said said, SourceRef at) {
    String on = KINDS.getOrDefault(word, AlertRule.FAILURE);
    AlertRule rule = new AlertRule(on, steps(said.values()), said.options(), at);
    if (on.equals(AlertRule.DEADLINE)) {
      deadline(rule);
    } else {
      tellsSomebody(word, rule.tells(), at);
    }
    addresses(rule.tells());
    return rule;
  }

  /** The lines of a step that tells. */
  void step(List<Option> options, SourceRef at) {
    tellsSomebody("notify", options, at);
    addresses(options);
  }

  private static List<String> steps(List<Value> values) {
    return values.stream()
        .filter(Value.Output.class::isInstance)
        .map(value -> ((Value.Output) value).step())
        .toList();
  }

  private void deadline(AlertRule rule) {
    if (rule.options().stream().noneMatch(option -> option.word().equals("zone"))) {
      mistakes.warning(rule.at(), "no 'zone': the deadline is read in UTC");
    }
    try {
      Deadline.read(rule);
    } catch (BadSchedule e) {
      mistakes.error(rule.at(), String.valueOf(e.getMessage()));
    }
    rule.options().stream()
        .filter(option -> option.word().equals("late"))
        .forEach(late -> tellsSomebody("late", rule.tells(), late.at()));
  }

  private void tellsSomebody(String word, List<Option> lines, SourceRef at) {
    if (lines.stream().noneMatch(line -> CHANNELS.contains(line.word()))) {
      mistakes.error(
          at, "'" + word + "' tells nobody: add a line such as: email owner, slack 'ml' or log");
    }
  }

  private void addresses(List<Option> lines) {
    for (Option line : lines) {
      for (Value value : line.word().equals("email") ? line.values() : List.<Value>of()) {
        String address = VerbOutputs.text(value);
        if (value instanceof Value.Text && !isAddress(address)) {
          mistakes.error(line.at(), "'" + address + "' is no address: write it as ml@example.com");
        }
      }
    }
  }

  /** Whether mail can be sent there. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }
}
