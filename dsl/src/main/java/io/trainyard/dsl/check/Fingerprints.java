package io.trainyard.dsl.check;

import io.trainyard.engine.artifact.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * Digests of code that do not change with spaces, comments, quotes or place, but with what the code
 * does: its own syntax tree, the constants it uses, and the functions it calls, and so on.
 */
final class Fingerprints {
  private Fingerprints() {}

  static String of(
      ClosureExpression block,
      Map<String, Expression> constants,
      Map<String, MethodNode> functions) {
    StringBuilder text = new StringBuilder(SyntaxText.of(block));
    TreeSet<String> constantNames = new TreeSet<>();
    TreeSet<String> functionNames = new TreeSet<>();
    collect(block, constants.keySet(), functions, constantNames, functionNames);
    new TreeMap<>(constants)
        .forEach(
            (name, value) -> {
              if (constantNames.contains(name)) {
                text.append("\nconstant ").append(name).append(SyntaxText.of(value));
              }
            });
    new TreeMap<>(functions)
        .forEach(
            (name, method) -> {
              if (functionNames.contains(name)) {
                text.append("\nfunction ").append(function(method));
              }
            });
    return "ast:" + Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String function(MethodNode method) {
    StringBuilder text = new StringBuilder(method.getName());
    for (Parameter parameter : List.of(method.getParameters())) {
      text.append(' ')
          .append(parameter.getType().getName())
          .append(' ')
          .append(parameter.getName());
    }
    return text + SyntaxText.of(method.getCode());
  }

  private static void collect(
      ASTNode code,
      Collection<String> constants,
      Map<String, MethodNode> functions,
      Collection<String> usedConstants,
      Collection<String> usedFunctions) {
    code.visit(
        new CodeVisitorSupport() {
          @Override
          public void visitVariableExpression(VariableExpression variable) {
            if (constants.contains(variable.getName())) {
              usedConstants.add(variable.getName());
            }
          }

          @Override
          public void visitMethodCallExpression(MethodCallExpression call) {
            MethodNode called = functions.get(String.valueOf(call.getMethodAsString()));
            if (call.isImplicitThis() && called != null && usedFunctions.add(called.getName())) {
              collect(called.getCode(), constants, functions, usedConstants, usedFunctions);
            }
            super.visitMethodCallExpression(call);
          }
        });
  }
}
