package io.trainyard.dsl.check;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.LambdaExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;

/**
 * Checks the structure of code that runs later: it sees its own names, constants and the file's
 * functions, and has no way to reach anything else. Types are checked afterwards.
 */
final class ArrowCheck extends ForbiddenCode {
  /** Words of a block for {@code join}. */
  static final Set<String> JOIN_KINDS = Set.of("inner", "left");

  private static final Set<String> CLASSES =
      Set.of(
          "Math",
          "Integer",
          "Long",
          "Double",
          "Boolean",
          "String",
          "BigDecimal",
          "LocalDate",
          "Duration");
  private static final Set<String> FORBIDDEN =
      Set.of(
          "class",
          "metaClass",
          "classLoader",
          "getClass",
          "getMetaClass",
          "setMetaClass",
          "invokeMethod",
          "execute",
          "evaluate",
          "getProperty",
          "setProperty",
          "properties",
          "getProperties",
          "delegate",
          "owner",
          "thisObject",
          "binding",
          "respondsTo",
          "methods");

  private final String word;
  private final Deque<Set<String>> names = new ArrayDeque<>();

  ArrowCheck(Reading reading, String word) {
    super(reading);
    this.word = word;
  }

  void check(ClosureExpression closure) {
    visitClosureExpression(closure);
  }

  /** A function sees its parameters, and the functions that its file may call. */
  void check(MethodNode function) {
    open(function.getParameters());
    function.getCode().visit(this);
    names.pop();
  }

  private void open(Parameter... parameters) {
    Set<String> own = new HashSet<>();
    Arrays.stream(parameters)
        .forEach(
            parameter -> {
              own.add(parameter.getName());
              if (parameter.hasInitialExpression()) {
                reading.error(parameter, "parameters have no default value");
                parameter.setInitialExpression(null);
              }
            });
    names.push(own);
  }

  @Override
  public void visitClosureExpression(ClosureExpression closure) {
    Parameter[] parameters = closure.getParameters();
    if (parameters == null || parameters.length == 0) {
      open();
      names.element().add("it");
    } else {
      open(parameters);
    }
    super.visitClosureExpression(closure);
    names.pop();
  }

  @Override
  public void visitLambdaExpression(LambdaExpression lambda) {
    refuse(lambda, "a block is written { x -> ... }");
  }

  @Override
  public void visitBlockStatement(BlockStatement block) {
    names.push(new HashSet<>());
    super.visitBlockStatement(block);
    names.pop();
  }

  @Override
  public void visitForLoop(ForStatement loop) {
    if (loop.getVariable() == ForStatement.FOR_LOOP_DUMMY) {
      refuse(loop, Statements.refusal(loop, "block"));
      return;
    }
    names.push(new HashSet<>(Set.of(loop.getVariable().getName())));
    super.visitForLoop(loop);
    names.pop();
  }

  @Override
  public void visitDeclarationExpression(DeclarationExpression declaration) {
    declaration.getRightExpression().visit(this);
    Expression left = declaration.getLeftExpression();
    if (left instanceof TupleExpression tuple) {
      tuple.getExpressions().forEach(e -> names.element().add(e.getText()));
    } else {
      names.element().add(left.getText());
    }
  }

  @Override
  public void visitVariableExpression(VariableExpression variable) {
    String name = variable.getName();
    if (variable.isThisExpression() || variable.isSuperExpression()) {
      if (variable.getLineNumber() > 0) {
        refuse(variable, "'" + name + "' is not part of the pipeline language");
      }
    } else if (reading.constants.containsKey(name)) {
      reading.scope.use(name);
    } else if (!isVisible(name)) {
      notVisible(variable, name);
    }
  }

  private boolean isVisible(String name) {
    return names.stream().anyMatch(scope -> scope.contains(name))
        || CLASSES.contains(name)
        || JOIN_KINDS.contains(name);
  }

  private void notVisible(VariableExpression at, String name) {
    Optional<Symbol> symbol = reading.scope.find(name);
    if (symbol.isPresent() || reading.scope.announced(name).isPresent()) {
      reading.scope.use(name);
      String verb = reading.step.verb().isEmpty() ? "transform" : reading.step.verb();
      reading.error(
          at,
          "this block runs later and cannot see '"
              + name
              + "' directly; hand it over: "
              + verb
              + "(.., "
              + name
              + ") { "
              + word
              + " { .., "
              + name
              + " -> ... } }");
    } else if (OutsideNames.isClassOrPackage(name) && OtherWords.meant(name).isEmpty()) {
      refuse(at, "'" + name + "' is not allowed in a pipeline file");
    } else {
      Set<String> known = new LinkedHashSet<>(reading.constants.keySet());
      names.forEach(known::addAll);
      String meant =
          OtherWords.meant(name).map(w -> " Say '" + w + "'.").orElse(Near.hint(name, known));
      reading.error(at, "nothing in this block is called '" + name + "'." + meant);
    }
  }

  @Override
  public void visitBinaryExpression(BinaryExpression binary) {
    if (binary.getOperation().getText().equals("=")
        && binary.getLeftExpression() instanceof VariableExpression left
        && !isVisible(left.getName())) {
      refuse(left, "write def " + left.getName() + " = ..: a new name is declared with 'def'");
      names.element().add(left.getName());
    }
    if (binary.getLeftExpression() instanceof PropertyExpression
        && binary.getOperation().getText().endsWith("=")
        && !Set.of("==", "!=", "<=", ">=").contains(binary.getOperation().getText())) {
      refuse(binary, "a block changes nothing but its own names");
    }
    super.visitBinaryExpression(binary);
  }

  @Override
  public void visitMethodCallExpression(MethodCallExpression call) {
    String name = call.getMethodAsString();
    if (!(call.getMethod() instanceof ConstantExpression) || name == null) {
      refuse(call, "names are written out in a pipeline file");
    } else if (FORBIDDEN.contains(name)) {
      refuse(call.getMethod(), "'" + name + "' is not allowed in a pipeline file");
    } else if (call.isImplicitThis() && !isCallable(name)) {
      unknownFunction(call, name);
    }
    if (!call.isImplicitThis()) {
      call.getObjectExpression().visit(this);
    }
    call.getArguments().visit(this);
  }

  private boolean isCallable(String name) {
    return reading.functions.hasName(name)
        || names.stream().anyMatch(scope -> scope.contains(name));
  }

  private void unknownFunction(MethodCallExpression call, String name) {
    boolean groovy = Set.of("print", "println", "printf", "sleep", "use", "run").contains(name);
    reading.error(
        call.getMethod(),
        groovy
            ? "'" + name + "' is not allowed in a pipeline file"
            : "no function of this file is called '"
                + name
                + "'."
                + Near.hint(name, reading.functions.names()));
  }

  @Override
  public void visitPropertyExpression(PropertyExpression property) {
    String name = property.getPropertyAsString();
    if (!(property.getProperty() instanceof ConstantExpression) || name == null) {
      refuse(property, "names are written out in a pipeline file");
    } else if (FORBIDDEN.contains(name)) {
      refuse(property.getProperty(), "'" + name + "' is not allowed in a pipeline file");
    } else if (property.getObjectExpression() instanceof VariableExpression owner
        && CLASSES.contains(owner.getName())
        && !isLocal(owner.getName())
        && !name.equals("PI")
        && !name.equals("E")) {
      refuse(property.getProperty(), "'" + name + "' is not allowed in a pipeline file");
    }
    property.getObjectExpression().visit(this);
  }

  private boolean isLocal(String name) {
    return names.stream().anyMatch(scope -> scope.contains(name));
  }
}
