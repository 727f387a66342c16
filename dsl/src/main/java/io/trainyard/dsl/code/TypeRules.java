package io.trainyard.dsl.code;

import io.trainyard.dsl.check.Arrow;
import io.trainyard.dsl.check.Mistakes;
import io.trainyard.dsl.check.Near;
import io.trainyard.dsl.check.OtherWords;
import io.trainyard.engine.table.Row;
import io.trainyard.engine.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;

/** The type checker's rules for blocks: only what is allowed is called, said in plain words. */
public final class TypeRules extends AbstractTypeCheckingExtension {
  /** Called by the compiler. */
  public TypeRules(StaticTypeCheckingVisitor visitor) {
    super(visitor);
  }

  private Mistakes mistakes() {
    return settings().mistakes(context.getSource());
  }

  private Compilation.Settings settings() {
    return (Compilation.Settings) context.getSource().getConfiguration();
  }

  private void error(ASTNode at, String message) {
    if (at.getLineNumber() > 0) {
      mistakes().error(at, message);
    }
  }

  @Override
  public List<MethodNode> handleMissingMethod(
      ClassNode receiver,
      String name,
      ArgumentListExpression arguments,
      ClassNode[] types,
      MethodCall call) {
    ASTNode at = call instanceof MethodCallExpression method ? method.getMethod() : (ASTNode) call;
    List<MethodNode> same = named(receiver, name);
    boolean known =
        arguments.getExpressions().stream().anyMatch(mistakes()::hasErrorAt)
            || (call.getReceiver() instanceof Expression owner && mistakes().hasErrorAt(owner));
    if (known) {
      // The mistake has been told where it was made.
      return recover(call, ClassHelper.OBJECT_TYPE);
    }
    if (same.isEmpty()) {
      error(at, notAMethod(receiver, name));
    } else {
      error(at, misfit(name, same, types));
    }
    ClassNode result = same.isEmpty() ? nearest(receiver, name) : same.get(0).getReturnType();
    return recover(call, result);
  }

  private List<MethodNode> recover(MethodCall call, ClassNode result) {
    return call instanceof MethodCallExpression method
        ? List.of(makeDynamic(method, result))
        : List.of();
  }

  /** The methods of that name; a file calls imported functions as if they were its own. */
  private static List<MethodNode> named(ClassNode receiver, String name) {
    ImportNode imported =
        receiver.isScript() ? receiver.getModule().getStaticImports().get(name) : null;
    return (imported == null ? receiver : imported.getType()).getMethods(name);
  }

  private static ClassNode nearest(ClassNode receiver, String name) {
    return Near.best(name, methods(receiver))
        .map(meant -> receiver.getMethods(meant).get(0).getReturnType())
        .orElse(ClassHelper.OBJECT_TYPE);
  }

  private static String notAMethod(ClassNode receiver, String name) {
    Set<String> known = methods(receiver);
    Optional<String> foreign = OtherWords.meant(name).filter(known::contains);
    String said = "'" + name + "' is not a method of " + TypePhrases.of(receiver) + ".";
    if (foreign.isPresent()) {
      return said + " Say '" + foreign.get() + "'.";
    }
    return said
        + Near.hint(name, known)
        + (known.isEmpty() ? "" : " Methods: " + String.join(", ", known));
  }

  private static Set<String> methods(ClassNode type) {
    Set<String> names = new TreeSet<>();
    if (type.getName().startsWith("io.trainyard.engine.table.")) {
      type.getMethods().forEach(method -> names.add(method.getName()));
    }
    return names;
  }

  private static String misfit(String name, List<MethodNode> same, ClassNode[] types) {
    String takes =
        same.stream().map(TypeRules::takes).distinct().collect(Collectors.joining(", or "));
    String got = Arrays.stream(types).map(TypePhrases::of).collect(Collectors.joining(" and "));
    return "'" + name + "' takes " + takes + ", but got " + (got.isEmpty() ? "nothing" : got);
  }

  private static String takes(MethodNode method) {
    String takes =
        Arrays.stream(method.getParameters())
            .map(parameter -> TypePhrases.of(parameter.getType()))
            .collect(Collectors.joining(", "));
    return takes.isEmpty() ? "nothing" : takes;
  }

  @Override
  public boolean handleUnresolvedProperty(PropertyExpression property) {
    ClassNode owner = getType(property.getObjectExpression());
    String name = property.getPropertyAsString();
    String fix =
        owner.getName().equals(Row.class.getName())
            ? ": write "
                + property.getObjectExpression().getText()
                + ".text('"
                + name
                + "') or .number('"
                + name
                + "')"
            : "";
    error(
        property.getProperty(),
        "'" + name + "' cannot be read from " + TypePhrases.of(owner) + fix);
    makeDynamic(property, ClassHelper.OBJECT_TYPE.getPlainNodeReference());
    return true;
  }

  @Override
  public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
    error(variable, "nothing in this block is called '" + variable.getName() + "'.");
    makeDynamic(variable, ClassHelper.OBJECT_TYPE.getPlainNodeReference());
    return true;
  }

  @Override
  public boolean handleIncompatibleAssignment(ClassNode left, ClassNode right, Expression at) {
    error(at, "this takes " + TypePhrases.of(left) + ", but got " + TypePhrases.of(right));
    return true;
  }

  @Override
  public void afterVisitMethod(MethodNode method) {
    if (method.getName().equals("run")
        && method.getDeclaringClass().getName().equals(Compilation.SCRIPT)) {
      settings().script().arrows().forEach(this::checkResult);
    }
  }

  /** A check and a decision say yes or no, everything else gives a table. */
  private void checkResult(Arrow arrow) {
    ClassNode type = arrow.closure().getNodeMetaData(StaticTypesMarker.INFERRED_RETURN_TYPE);
    if (type == null || ClassHelper.isObjectType(type) || mistakes().hasErrorsIn(arrow.closure())) {
      return;
    }
    String path = arrow.code().path();
    boolean yesNo = path.startsWith("check") || path.equals("decide");
    boolean fits =
        yesNo
            ? ClassHelper.getWrapper(type).getName().equals("java.lang.Boolean")
            : type.getName().equals(Table.class.getName());
    if (!fits) {
      error(
          arrow.closure(),
          "'"
              + (path.startsWith("check") ? "check" : path)
              + "' gives back "
              + (yesNo ? "true or false" : "a table")
              + ", but this block gives "
              + TypePhrases.of(type));
    }
  }

  @Override
  public void onMethodSelection(Expression at, MethodNode method) {
    if (!AllowedCalls.allows(method)) {
      ASTNode place = at instanceof MethodCallExpression call ? call.getMethod() : at;
      String owner = TypePhrases.of(method.getDeclaringClass());
      error(place, "'" + method.getName() + "' on " + owner + " is not allowed in a pipeline file");
    }
  }
}
