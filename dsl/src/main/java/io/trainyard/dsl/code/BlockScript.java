package io.trainyard.dsl.code;

import io.trainyard.dsl.check.Arrow;
import io.trainyard.dsl.check.FileReader;
import io.trainyard.engine.table.Table;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/**
 * Turns a pipeline file into a script that gives the list of its blocks, each with typed
 * parameters, in file order. What the file describes is gone: it has been read already.
 */
final class BlockScript {
  private boolean code;
  private List<Arrow> arrows = List.of();

  List<Arrow> arrows() {
    return arrows;
  }

  /** Whether there is anything for the type checker to look at. */
  boolean hasCode() {
    return code;
  }

  void replace(ModuleNode module, FileReader.ToCompile found) {
    arrows = found.arrows();
    Map<String, MethodNode> imported = found.functions().imported();
    imported.forEach((name, of) -> module.addStaticImport(of.getDeclaringClass(), name, name));
    ClassNode own = module.getScriptClassDummy();
    found.functions().missing().forEach(name -> own.addMethod(placeholder(name)));
    code = !arrows.isEmpty() || !module.getMethods().isEmpty() || !imported.isEmpty();
    List<Statement> statements = module.getStatementBlock().getStatements();
    statements.clear();
    found.constants().forEach((name, value) -> statements.add(declare(name, value)));
    Map.of("inner", "INNER", "left", "LEFT")
        .forEach((name, kind) -> statements.add(declare(name, joinKind(kind))));
    ListExpression list = new ListExpression();
    for (Arrow arrow : found.arrows()) {
      type(arrow);
      list.addExpression(arrow.closure());
    }
    statements.add(new ReturnStatement(list));
  }

  /** Stands for a function whose import has been refused, so that no call of it is told again. */
  private static MethodNode placeholder(String name) {
    Parameter any = new Parameter(ClassHelper.OBJECT_TYPE.makeArray(), "any");
    return new MethodNode(
        name,
        Modifier.PUBLIC | Modifier.STATIC,
        ClassHelper.OBJECT_TYPE,
        new Parameter[] {any},
        ClassNode.EMPTY_ARRAY,
        new ReturnStatement(ConstantExpression.NULL));
  }

  private static Expression joinKind(String name) {
    return new PropertyExpression(
        new ClassExpression(ClassHelper.make(Table.JoinKind.class)), name);
  }

  private static Statement declare(String name, Expression value) {
    return new ExpressionStatement(
        new DeclarationExpression(
            new VariableExpression(name), Token.newSymbol(Types.EQUAL, -1, -1), value));
  }

  private static void type(Arrow arrow) {
    Parameter[] parameters = arrow.closure().getParameters();
    for (int i = 0; i < parameters.length && i < arrow.handed().size(); i++) {
      parameters[i].setType(ClassHelper.make(arrow.handed().get(i)));
    }
  }
}
