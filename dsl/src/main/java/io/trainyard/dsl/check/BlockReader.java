package io.trainyard.dsl.check;

import io.trainyard.dsl.words.Runs;
import io.trainyard.dsl.words.Word;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads the lines of a block that describes. */
final class BlockReader {
  private final Reading reading;
  private final CallReader calls;
  private final StrangeLines strange;
  private final ArrowReader arrows;

  BlockReader(Reading reading, ValueReader values, CallReader calls) {
    this.reading = reading;
    this.calls = calls;
    this.strange = new StrangeLines(reading, values);
    this.arrows = new ArrowReader(reading);
  }

  StrangeLines strange() {
    return strange;
  }

  static List<Statement> statements(ClosureExpression closure) {
    return closure.getCode() instanceof BlockStatement block
        ? block.getStatements()
        : List.of(closure.getCode());
  }

  Value arrow(
      ASTNode word,
      String said,
      List<Value> before,
      ClosureExpression closure,
      Runs.Handed handed) {
    return arrows.read(word, said, before, closure, handed);
  }

  /**
   * The options of a block, in file order.
   *
   * @param misplaced words that have been told to belong into this block
   */
  List<Option> read(
      ASTNode owner, ClosureExpression closure, Class<?> type, Set<String> misplaced) {
    BlockWords words = BlockWords.of(type);
    refuseArrow(closure, words.name());
    List<Option> options = new ArrayList<>();
    for (Statement statement : statements(closure)) {
      options.addAll(line(statement, words));
    }
    checkRepeated(options, words);
    checkRequired(owner, statements(closure), words, misplaced);
    return options;
  }

  void refuseArrow(ClosureExpression closure, String word) {
    boolean arrow = closure.getParameters() == null || closure.getParameters().length > 0;
    if (arrow) {
      reading.error(
          closure,
          "'"
              + word
              + "' describes the pipeline, so its block has no arrow; only code that runs"
              + " later has one");
    }
  }

  private List<Option> line(Statement statement, BlockWords words) {
    Expression expression = strange.plain(statement, words, this::option);
    if (expression == null) {
      return List.of();
    }
    return option(expression, words).map(List::of).orElse(List.of());
  }

  /** One option. */
  Optional<Option> option(Expression expression, BlockWords words) {
    if (expression instanceof VariableExpression name) {
      return bareOption(name, words);
    }
    MethodCallExpression call = (MethodCallExpression) expression;
    String word = call.getMethodAsString();
    List<WordForm> forms = optionForms(words, word);
    if (forms.isEmpty()) {
      forms = meant(call, word, words);
    }
    if (forms.isEmpty()) {
      return Optional.empty();
    }
    String said = forms.get(0).word();
    return calls
        .say(call, said, forms, words, reads -> {})
        .map(match -> new Option(said, values(match), reading.mistakes.at(call)));
  }

  private static List<Value> values(CallReader.Said said) {
    List<Value> values = new ArrayList<>(said.values());
    if (said.hasBlock()) {
      values.add(new Value.Term("", List.of(), said.options()));
    }
    return values;
  }

  private Optional<Option> bareOption(VariableExpression name, BlockWords words) {
    List<WordForm> forms = optionForms(words, name.getName());
    if (forms.stream().anyMatch(form -> form.slots().isEmpty())) {
      return Optional.of(new Option(name.getName(), List.of(), reading.mistakes.at(name)));
    }
    strange.bare(name, words, forms);
    return Optional.empty();
  }

  private static List<WordForm> optionForms(BlockWords words, String word) {
    return words.forms(word).stream().filter(WordForm::isOption).toList();
  }

  private List<WordForm> meant(MethodCallExpression call, String word, BlockWords words) {
    Set<String> known = words.options();
    ASTNode at = call.getMethod();
    Optional<String> foreign = OtherWords.meant(word).filter(known::contains);
    if (foreign.isPresent()) {
      reading.error(
          at, "'" + word + "' is not a word of the language: say '" + foreign.get() + "'");
      return optionForms(words, foreign.get());
    }
    if (OtherWords.isPlanned(word)) {
      reading.error(at, OtherWords.plannedMessage(word));
      return List.of();
    }
    if (!words.forms(word).isEmpty()) {
      reading.error(at, StrangeLines.NOTHING);
      return List.of();
    }
    if (reading.scope.find(word).isPresent()) {
      reading.error(at, "'" + word + "' is not an option, and a name stands behind a word");
      return List.of();
    }
    reading.error(
        at,
        "'"
            + word
            + "' is not an option of "
            + words.name()
            + "."
            + Near.hint(word, known)
            + " Options: "
            + String.join(", ", known));
    return Near.best(word, known).map(near -> optionForms(words, near)).orElse(List.of());
  }

  private void checkRepeated(List<Option> options, BlockWords words) {
    Map<String, Option> first = new HashMap<>();
    for (Option option : options) {
      Option other = first.putIfAbsent(option.word(), option);
      if (other != null && !words.mayRepeat(option.word())) {
        reading.mistakes.error(
            option.at(),
            "'"
                + option.word()
                + "' stands twice in this block (the other one is at line "
                + other.at().line()
                + ")");
      }
    }
  }

  private void checkRequired(
      ASTNode owner, List<Statement> lines, BlockWords words, Set<String> misplaced) {
    for (String word : words.required()) {
      boolean said = lines.stream().anyMatch(line -> strange.mentions(line, word, words));
      if (!said && !misplaced.contains(word)) {
        Word about = words.word(word).orElseThrow();
        reading.error(
            owner, "'" + words.name() + "' needs '" + word + "', such as: " + about.example());
      }
    }
  }
}
