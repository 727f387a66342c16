package io.trainyard.dsl.check;

import groovy.lang.Closure;
import io.trainyard.dsl.words.StepRef;
import io.trainyard.engine.pipeline.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Reads the values behind a word. */
final class ValueReader {
  private final Reading reading;
  private final Templates templates;
  private final CallReader calls;
  private final NameReader names;

  ValueReader(Reading reading) {
    this.reading = reading;
    this.templates = new Templates(reading, this);
    this.calls = new CallReader(reading, this);
    this.names = new NameReader(reading);
  }

  CallReader calls() {
    return calls;
  }

  Templates templates() {
    return templates;
  }

  NameReader names() {
    return names;
  }

  /** A value among the words of a block. */
  Read read(Expression expression, BlockWords words) {
    if (expression instanceof ConstantExpression constant) {
      return literal(constant);
    }
    if (expression instanceof GStringExpression text) {
      return templates.read(text, words);
    }
    if (expression instanceof VariableExpression name) {
      return names.read(name, words);
    }
    if (expression instanceof PropertyExpression property) {
      return property(property);
    }
    if (expression instanceof MethodCallExpression call) {
      return calls.readValue(call, words);
    }
    if (expression instanceof UnaryMinusExpression minus) {
      return negative(minus, words);
    }
    if (expression instanceof ListExpression list && !list.isWrapped()) {
      return list(list, words);
    }
    if (expression instanceof ClosureExpression) {
      return Read.of(Closure.class, new Value.Text(""));
    }
    return refuse(expression);
  }

  private Read literal(ConstantExpression constant) {
    Object value = constant.getValue();
    if (value instanceof String text) {
      if (text.contains("${") && reading.textAt(constant).startsWith("'")) {
        reading.error(constant, "single quotes do not fill in ${}: use double quotes");
      }
      return Read.of(String.class, new Value.Text(text));
    }
    if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
      return Read.of(Long.class, new Value.Num(new BigDecimal(value.toString())));
    }
    if (value instanceof Number) {
      return Read.of(BigDecimal.class, new Value.Num(new BigDecimal(value.toString())));
    }
    if (value instanceof Boolean yes) {
      return Read.of(Boolean.class, new Value.YesNo(yes));
    }
    reading.error(constant, "'" + value + "' is not a value of the language: leave the option out");
    return Read.UNKNOWN;
  }

  private Read negative(UnaryMinusExpression minus, BlockWords words) {
    Read read = read(minus.getExpression(), words);
    if (read.isUnknown()) {
      return read;
    }
    if (read.value() instanceof Value.Num number) {
      return Read.of(read.type(), new Value.Num(number.number().negate()));
    }
    if (read.value() instanceof Value.Span span) {
      return Read.of(read.type(), new Value.Span(span.duration().negated()));
    }
    return refuse(minus);
  }

  private Read list(ListExpression list, BlockWords words) {
    List<Value> values = new ArrayList<>();
    for (Expression item : list.getExpressions()) {
      Read read = read(item, words);
      if (read.isUnknown()) {
        return Read.UNKNOWN;
      }
      values.add(read.value());
    }
    return Read.of(List.class, new Value.ListOf(values));
  }

  private Read property(PropertyExpression property) {
    Expression owner = property.getObjectExpression();
    String word = property.getPropertyAsString();
    if (word == null || property.getClass() != PropertyExpression.class) {
      return refuse(property);
    }
    if (owner instanceof ConstantExpression constant && constant.getValue() instanceof Number n) {
      return unit(property, new BigDecimal(n.toString()), word);
    }
    if (owner instanceof VariableExpression name) {
      return names.output(property, name.getName(), word);
    }
    reading.error(
        property.getProperty(), "'" + property.getText() + "' is not allowed in a pipeline file");
    return Read.UNKNOWN;
  }

  private Read unit(PropertyExpression at, BigDecimal number, String unit) {
    Optional<Read> read = UnitReader.read(number, unit);
    if (read.isEmpty()) {
      String known = String.join(", ", UnitReader.ALL);
      reading.error(
          at.getProperty(),
          UnitReader.ALL.contains(unit)
              ? "this is too large"
              : "'"
                  + unit
                  + "' is not a unit."
                  + Near.hint(unit, UnitReader.ALL)
                  + " Units: "
                  + known);
      return Read.UNKNOWN;
    }
    return read.get();
  }

  private Read refuse(Expression expression) {
    if (expression instanceof BinaryExpression binary && mentionsRef(binary)) {
      return Read.UNKNOWN;
    }
    reading.error(expression, Refusals.of(expression));
    return Read.UNKNOWN;
  }

  /** References have no value while the file is read: says so at the one that is used as one. */
  private boolean mentionsRef(BinaryExpression binary) {
    String operator = binary.getOperation().getText();
    if (operator.equals("&&") || operator.equals("||")) {
      return false;
    }
    for (Expression side : List.of(binary.getLeftExpression(), binary.getRightExpression())) {
      if (side instanceof BinaryExpression nested && mentionsRef(nested)) {
        return true;
      }
      Optional<Read> read =
          side instanceof VariableExpression name ? names.peek(name.getName()) : Optional.empty();
      if (read.isPresent() && StepRef.class.isAssignableFrom(read.get().type())) {
        reading.error(side, notKnown(side.getText()));
        return true;
      }
    }
    return false;
  }

  static String notKnown(String name) {
    return "the value of '"
        + name
        + "' is not known while the pipeline is being described; pass it to a step, or use 'when'";
  }
}
