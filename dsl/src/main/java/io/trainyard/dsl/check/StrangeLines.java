package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.SourceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Lines that are no word with its values: says what is meant, and reads on where it can. */
final class StrangeLines {
  static final String NOTHING =
      "this line does nothing: is a comma missing at the end of the line above?";

  private static final Set<String> LIMITS =
      Set.of(
          "atLeast",
          "atMost",
          "gapAtMost",
          "ratioAtLeast",
          "higherBy",
          "lowerBy",
          "notWorse",
          "above",
          "below");

  private final Reading reading;
  private final ValueReader values;

  StrangeLines(Reading reading, ValueReader values) {
    this.reading = reading;
    this.values = values;
  }

  /** The word with its values, or the bare word, of a line; null when the line has been refused. */
  @Nullable Expression plain(
      Statement statement, BlockWords words, BiConsumer<Expression, BlockWords> read) {
    if (statement instanceof ReturnStatement) {
      reading.error(statement, "'return' is not part of a description");
      return null;
    }
    if (!(statement instanceof ExpressionStatement line)) {
      reading.error(statement, Statements.refusal(statement, "description"));
      return null;
    }
    if (line.getStatementLabels() != null && !line.getStatementLabels().isEmpty()) {
      labelled(line, line.getStatementLabels().get(0));
      return null;
    }
    Expression expression = line.getExpression();
    if (expression instanceof MethodCallExpression call) {
      return call.isImplicitThis() && call.getMethodAsString() != null
          ? call
          : chained(call, words, read);
    }
    if (expression instanceof VariableExpression name) {
      return name;
    }
    return other(expression, words, read);
  }

  /** {@code target: 'churned'}. */
  private void labelled(ExpressionStatement line, String label) {
    Expression value = line.getExpression();
    int row = value.getLineNumber();
    String text = row >= 1 && row <= reading.lines.size() ? reading.lines.get(row - 1) : "";
    int column = text.lastIndexOf(label + ":", Math.max(0, value.getColumnNumber() - 1));
    SourceRef at = reading.mistakes.at(row, column < 0 ? value.getColumnNumber() : column + 1);
    reading.mistakes.error(at, "write " + label + " " + shown(value) + ", without ':'");
  }

  private @Nullable Expression other(
      Expression expression, BlockWords words, BiConsumer<Expression, BlockWords> read) {
    if (expression instanceof DeclarationExpression) {
      reading.error(
          expression, "'def' stands in the pipeline block, not inside '" + words.name() + "'");
      return null;
    }
    if (expression instanceof BinaryExpression binary) {
      return binary(binary, words);
    }
    if (expression instanceof PropertyExpression property) {
      return property(property, words, read);
    }
    boolean harmless =
        expression instanceof ConstantExpression || expression instanceof ClosureExpression;
    reading.error(expression, harmless ? NOTHING : Refusals.of(expression));
    return null;
  }

  private @Nullable Expression binary(BinaryExpression binary, BlockWords words) {
    String left = binary.getLeftExpression().getText();
    Expression right = binary.getRightExpression();
    boolean word =
        binary.getLeftExpression() instanceof VariableExpression
            && reading.scope.find(left).isEmpty();
    switch (binary.getOperation().getText()) {
      case "=" -> reading.error(binary, "write " + left + " " + shown(right) + ", without '='");
      case "-" ->
          reading.error(
              binary,
              word
                  ? "this subtracts: write " + left + "(-" + right.getText() + ")"
                  : Refusals.of(binary));
      case "[" -> reading.error(binary, "write " + left + " " + shown(right) + ", without [ ]");
      default -> values.read(binary, words);
    }
    return null;
  }

  /** {@code by time 'ts'} is what it says; {@code retry 2 x} lacks a separator. */
  private @Nullable Expression property(
      PropertyExpression property, BlockWords words, BiConsumer<Expression, BlockWords> read) {
    if (property.getObjectExpression() instanceof MethodCallExpression call
        && call.isImplicitThis()
        && property.getProperty() instanceof ConstantExpression last) {
      List<Expression> given = CallReader.arguments(call);
      if (given.size() == 1 && given.get(0) instanceof VariableExpression value) {
        return joined(call, value, last);
      }
      separate(last);
      read.accept(call, words);
      return null;
    }
    reading.error(property, NOTHING);
    return null;
  }

  private static Expression joined(
      MethodCallExpression call, VariableExpression value, ConstantExpression last) {
    MethodCallExpression inner =
        new MethodCallExpression(
            VariableExpression.THIS_EXPRESSION,
            constant(value.getName(), value),
            new ArgumentListExpression(last));
    inner.setImplicitThis(true);
    inner.setSourcePosition(value);
    MethodCallExpression outer =
        new MethodCallExpression(
            VariableExpression.THIS_EXPRESSION,
            call.getMethod(),
            new ArgumentListExpression(inner));
    outer.setImplicitThis(true);
    outer.setSourcePosition(call);
    return outer;
  }

  private static ConstantExpression constant(String text, Expression at) {
    ConstantExpression constant = new ConstantExpression(text);
    constant.setSourcePosition(at);
    return constant;
  }

  /** {@code retry 2 timeout 30.minutes}, {@code auc.above(1)} on a line of its own. */
  private @Nullable Expression chained(
      MethodCallExpression call, BlockWords words, BiConsumer<Expression, BlockWords> read) {
    Expression object = call.getObjectExpression();
    if (object instanceof MethodCallExpression first
        && first.isImplicitThis()
        && first.getMethodAsString() != null
        && !reading.isBehindDot(call.getMethod())) {
      separate(call.getMethod());
      read.accept(first, words);
      return null;
    }
    if (object instanceof VariableExpression name
        && (words.forms(name.getName()).stream().anyMatch(WordForm::bare)
            || LIMITS.contains(String.valueOf(call.getMethodAsString())))) {
      reading.error(call, NOTHING);
      return null;
    }
    foreign(call, words);
    return null;
  }

  private void foreign(MethodCallExpression call, BlockWords words) {
    String word = call.getMethodAsString();
    Optional<String> meant = word == null ? Optional.empty() : OtherWords.meant(word);
    if (meant.isPresent() && call.getObjectExpression() instanceof VariableExpression) {
      reading.error(
          call.getMethod(),
          "'" + word + "' is not a word of the language: say '" + meant.get() + "'");
      return;
    }
    Read read = values.calls().readValue(call, words);
    if (!read.isUnknown()) {
      reading.error(call, NOTHING);
    }
  }

  private void separate(Expression second) {
    reading.error(second, "put ';' or a new line between options");
  }

  /** A bare word that is no option by itself. */
  void bare(VariableExpression name, BlockWords words, List<WordForm> forms) {
    String word = name.getName();
    if (!forms.isEmpty()) {
      reading.error(
          name, "'" + word + "' takes " + forms.get(0).takesPhrase() + ", but got nothing");
    } else if (OtherWords.isPlanned(word)) {
      reading.error(name, OtherWords.plannedMessage(word));
    } else if (!words.forms(word).isEmpty() || reading.scope.find(word).isPresent()) {
      reading.error(name, NOTHING);
    } else {
      Set<String> known = words.options();
      reading.error(
          name,
          "'"
              + word
              + "' is not an option of "
              + words.name()
              + "."
              + Near.hint(word, known)
              + " Options: "
              + String.join(", ", known));
    }
  }

  /** Whether a line, well written or not, is about a word. */
  boolean mentions(Statement statement, String word, BlockWords words) {
    if (!(statement instanceof ExpressionStatement line)) {
      return false;
    }
    if (line.getStatementLabels() != null && line.getStatementLabels().contains(word)) {
      return true;
    }
    String said = firstWord(line.getExpression());
    return said.equals(word)
        || (words.forms(said).isEmpty()
            && Near.best(said, words.options()).filter(word::equals).isPresent())
        || OtherWords.meant(said).filter(word::equals).isPresent();
  }

  private static String firstWord(Expression expression) {
    if (expression instanceof MethodCallExpression call) {
      return call.isImplicitThis()
          ? String.valueOf(call.getMethodAsString())
          : firstWord(call.getObjectExpression());
    }
    if (expression instanceof PropertyExpression property) {
      return firstWord(property.getObjectExpression());
    }
    if (expression instanceof BinaryExpression binary) {
      return firstWord(binary.getLeftExpression());
    }
    return expression instanceof VariableExpression name ? name.getName() : "";
  }

  static String shown(Expression value) {
    if (value instanceof ConstantExpression constant
        && constant.getValue() instanceof String text) {
      return "'" + text + "'";
    }
    return value.getText();
  }
}
