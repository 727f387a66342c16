package io.trainyard.dsl.check;

import io.trainyard.dsl.words.PipelineWords;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.PipelinePolicy;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads the block of a pipeline, line by line. */
final class PipelineReader {
  private static final int MOST_STEPS = 2_000;
  private static final int MANY_STEPS = 500;

  /** Words of the pipeline block that are values: they stand behind others. */
  static final Set<String> VALUES = Set.of("champion", "each", "between", "none");

  private final Reading reading;
  private final ValueReader values;
  private final StepReader steps;
  private final DeclarationReader declarations;
  private final BlockWords words = BlockWords.of(PipelineWords.class);
  private final Definition definition = new Definition();

  PipelineReader(Reading reading, String name) {
    this.definition.name = name;
    this.reading = reading;
    this.values = new ValueReader(reading);
    this.steps = new StepReader(reading, values);
    this.declarations = new DeclarationReader(reading, values, steps, definition);
    reading.inline = this::option;
  }

  /** What is said of a value that stands where a step would. */
  static String valueAlone(String word) {
    return word.equals("each")
        ? "'each' stands where a step is given its inputs: def y = transform(each(x)) { }"
        : "'" + word + "' is a value: it stands behind another word";
  }

  Definition read(ClosureExpression body) {
    values.calls().blocks().refuseArrow(body, "pipeline");
    List<Statement> lines = BlockReader.statements(body);
    if (tooMany(body, lines.size())) {
      return definition;
    }
    lines.forEach(this::announce);
    lines.forEach(this::line);
    overlay();
    new PipelineRules(reading, definition).check();
    new TriggerReader(reading.mistakes).check(definition);
    return definition;
  }

  /** Overlays stand anywhere in the file, and are put over all of it. */
  private void overlay() {
    String chosen = reading.callees.environment();
    Overlays overlays = new Overlays(reading.mistakes, chosen);
    for (Option option : definition.header) {
      if (option.word().equals(Overlays.WORD)) {
        reading.environments.add(Overlays.name(option));
        overlays.apply(option, definition);
      }
    }
    if (reading.environments.contains(chosen)) {
      definition.environment = chosen;
    }
  }

  private boolean tooMany(ClosureExpression body, int lines) {
    if (lines > MOST_STEPS) {
      reading.error(
          body,
          "this pipeline has "
              + lines
              + " lines of its own; at most "
              + MOST_STEPS
              + " are read: part it into several pipelines that 'publish' and 'collect'");
      return true;
    }
    if (lines > MANY_STEPS) {
      reading.mistakes.warning(
          reading.mistakes.at(body),
          "this pipeline has "
              + lines
              + " lines of its own; consider several pipelines that 'publish' and 'collect'");
    }
    return false;
  }

  private void announce(Statement statement) {
    if (statement instanceof ExpressionStatement line
        && line.getExpression() instanceof DeclarationExpression declaration
        && declaration.getLeftExpression() instanceof VariableExpression name) {
      reading.scope.announce(name.getName(), name.getLineNumber());
      reading.needs.add(name.getName(), declaration.getRightExpression());
    }
  }

  private void line(Statement statement) {
    if (statement instanceof ExpressionStatement line && line.getStatementLabels() == null) {
      if (line.getExpression() instanceof DeclarationExpression declaration) {
        declarations.read(declaration);
        return;
      }
      if (line.getExpression() instanceof BinaryExpression binary
          && declarations.isLacking(binary)) {
        declarations.readLacking(binary);
        return;
      }
    }
    StrangeLines strange = values.calls().blocks().strange();
    Expression expression = strange.plain(statement, words, this::said);
    if (expression != null) {
      said(expression, words);
    }
  }

  /** A line without a name of its own: an option of the pipeline, or a step named by its verb. */
  private Optional<Option> said(Expression expression, BlockWords own) {
    if (expression instanceof VariableExpression name) {
      declarations.bare(name);
    } else {
      option(declarations.unwrapped((MethodCallExpression) expression));
    }
    return Optional.empty();
  }

  private void option(MethodCallExpression call) {
    Optional<String> word = declarations.word(call, any -> true);
    if (word.isEmpty()) {
      return;
    }
    List<WordForm> forms = words.forms(word.get());
    boolean isStep = !forms.get(0).isOption() || word.get().equals("cleanup");
    if (ParamReader.type(word.get()).isPresent()) {
      reading.error(call.getMethod(), "give this param a name: def x = " + word.get() + " { }");
    } else if (VALUES.contains(word.get())) {
      reading.error(call.getMethod(), valueAlone(word.get()));
    } else if (isStep) {
      declarations.step(word.get(), call.getMethod(), call, forms);
    } else {
      values
          .calls()
          .say(call, word.get(), forms, words, reads -> {})
          .ifPresent(said -> keep(call, word.get(), said));
    }
  }

  private void keep(MethodCallExpression call, String word, CallReader.Said said) {
    List<Value> kept = new ArrayList<>(said.values());
    if (word.equals(Overlays.WORD)) {
      kept.add(new Value.Term("", List.of(), said.options()));
    }
    Option option = new Option(word, kept, reading.mistakes.at(call));
    boolean repeated = definition.header.stream().anyMatch(other -> other.word().equals(word));
    if (repeated && !words.mayRepeat(word)) {
      reading.error(call, "'" + word + "' stands twice in this pipeline");
    }
    definition.header.add(option);
    if (word.equals("schedule")) {
      definition.triggers.add(
          new ScheduleReader(reading.mistakes).read(said.options(), option.at()));
    } else if (AlertReader.isAlert(word)) {
      definition.alerts.add(new AlertReader(reading.mistakes).read(word, said, option.at()));
    } else if (word.equals("trigger")) {
      definition.triggers.add(
          new TriggerReader(reading.mistakes).read(said.options(), option.at()));
    } else if (word.equals("defaults")) {
      new RetryRules(reading.mistakes).check(said.options());
      definition.defaults = Policy.of(said.options());
    } else {
      definition.policy = policy(option, said);
    }
  }

  private PipelinePolicy policy(Option option, CallReader.Said said) {
    PipelinePolicy policy = definition.policy;
    OptionalInt count = StepPolicies.count(List.of(option), option.word());
    try {
      return switch (option.word()) {
        case "retry" -> policy.withRetry(runRetry(option, said));
        case "retriesInAll" ->
            new PipelinePolicy(policy.retry(), count, policy.runsAtOnce(), policy.stepsAtOnce());
        case "runsAtOnce" ->
            new PipelinePolicy(policy.retry(), policy.retriesInAll(), count, policy.stepsAtOnce());
        case "stepsAtOnce" ->
            new PipelinePolicy(policy.retry(), policy.retriesInAll(), policy.runsAtOnce(), count);
        default -> policy;
      };
    } catch (IllegalArgumentException outOfRange) {
      return policy; // the range of the word has told the mistake already
    }
  }

  private Retry runRetry(Option option, CallReader.Said said) {
    List<Value> values = new ArrayList<>(said.values());
    if (said.hasBlock()) {
      values.add(new Value.Term("", List.of(), said.options()));
    }
    new RetryRules(reading.mistakes).check(List.of(new Option("retry", values, option.at())));
    return Policy.retry(values.get(0));
  }
}
