package io.trainyard.dsl.check;

import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;

/** What is said of expressions that a description has no place for. */
final class Refusals {
  private Refusals() {}

  static String of(Expression expression) {
    if (expression instanceof BinaryExpression binary) {
      return binary(binary);
    }
    if (expression instanceof NotExpression not) {
      return "'!' is not part of the language: write not(" + not.getExpression().getText() + ")";
    }
    if (expression instanceof ConstructorCallExpression || expression instanceof ArrayExpression) {
      return "'new' is not part of the pipeline language";
    }
    if (expression instanceof CastExpression) {
      return "'as' and casts are not part of the pipeline language";
    }
    if (expression instanceof TernaryExpression) {
      return "a choice is not made while the file is read: use a param, or 'when' inside the step";
    }
    if (expression instanceof RangeExpression) {
      return "'..' is not part of the language: write between(from, to)";
    }
    if (expression instanceof MapExpression) {
      return "options go in the block: word value, never word: value";
    }
    if (expression instanceof MethodPointerExpression) {
      return "method references are not part of the pipeline language";
    }
    return "'" + expression.getText() + "' is not part of the pipeline language";
  }

  private static String binary(BinaryExpression binary) {
    String left = binary.getLeftExpression().getText();
    String right = binary.getRightExpression().getText();
    return switch (binary.getOperation().getText()) {
      case "&&" -> "write when " + left + ", " + right + ": all of them must say yes";
      case "||" -> "write when anyOf(" + left + ", " + right + "): one of them must say yes";
      case "=" -> "names are given once, with def: def " + left + " = ..";
      case "[" -> "no [ ] in a description: write the values one after the other, with commas";
      default -> "nothing is computed while the file is read: write the value itself";
    };
  }
}
