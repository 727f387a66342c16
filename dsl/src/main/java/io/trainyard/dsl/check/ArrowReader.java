package io.trainyard.dsl.check;

import io.trainyard.dsl.words.Runs;
import io.trainyard.dsl.words.TableRef;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.table.Row;
import io.trainyard.engine.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/** Reads a block with an arrow: what it is handed, that it sees nothing else, its fingerprint. */
final class ArrowReader {
  private final Reading reading;

  ArrowReader(Reading reading) {
    this.reading = reading;
  }

  Value read(
      ASTNode word,
      String said,
      List<Value> before,
      ClosureExpression closure,
      Runs.Handed handed) {
    boolean named = !before.isEmpty() && before.get(0) instanceof Value.Text;
    String path = named ? said + ":" + VerbOutputs.text(before.get(0)) : said;
    List<Class<?>> types = handed == Runs.Handed.ROW ? List.of(Row.class) : inputTypes(word);
    ArrowCheck check = new ArrowCheck(reading, said);
    if (!hasArrow(closure)) {
      reading.error(
          closure,
          "'"
              + said
              + "' runs later, with its step, so its block needs an arrow: { "
              + (handed == Runs.Handed.ROW ? "row" : names())
              + " -> ... }");
      return new Value.Text("");
    }
    checkTypes(closure);
    checkParameters(closure, said, types);
    check.check(closure);
    String step = reading.step.name();
    String print = Fingerprints.of(closure, reading.constants, reading.functions);
    Value.Code code = new Value.Code("groovy", reading.digest, step, path, print);
    reading.arrows.add(new Arrow(code, closure, types));
    return code;
  }

  private static boolean hasArrow(ClosureExpression closure) {
    return closure.getParameters() != null && closure.getParameters().length > 0;
  }

  private String names() {
    String names = reading.step.inputs().stream().map(Read::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? "input" : names;
  }

  private void checkTypes(ClosureExpression closure) {
    for (Parameter parameter : closure.getParameters()) {
      if (!parameter.isDynamicTyped()) {
        reading.error(
            parameter,
            "write "
                + parameter.getName()
                + " without a type: what a block is handed has its type already");
      }
    }
  }

  private void checkParameters(ClosureExpression closure, String said, List<Class<?>> types) {
    Parameter[] parameters = closure.getParameters();
    if (parameters.length != types.size()) {
      reading.error(
          closure,
          "'"
              + said
              + "' is handed "
              + types.size()
              + (types.size() == 1 ? " value" : " values")
              + " ("
              + (reading.step.inputs().size() == types.size() ? names() : "row")
              + "), but its block names "
              + parameters.length);
      return;
    }
    List<String> inputs = reading.step.inputs().stream().map(Read::name).toList();
    for (int i = 0; i < parameters.length && inputs.size() == parameters.length; i++) {
      String name = parameters[i].getName();
      if (!name.equals(inputs.get(i)) && inputs.contains(name)) {
        reading.error(
            parameters[i],
            "'"
                + name
                + "' stands where "
                + inputs.get(i)
                + " is handed over: is the order meant?"
                + " Write { "
                + String.join(", ", inputs)
                + " -> ... }");
        return;
      }
    }
  }

  private List<Class<?>> inputTypes(ASTNode word) {
    List<Class<?>> types = new ArrayList<>();
    for (Read input : reading.step.inputs()) {
      if (input.param().isPresent()) {
        types.add(paramType(input.param().get()));
      } else if (input.isUnknown() || TableRef.class.isAssignableFrom(input.type())) {
        types.add(Table.class);
      } else {
        reading.error(
            word,
            "a block is handed tables and params, but '"
                + input.name()
                + "' is "
                + Phrases.of(input.type()));
        types.add(Object.class);
      }
    }
    return types;
  }

  private static Class<?> paramType(ParamType type) {
    return switch (type) {
      case TEXT -> String.class;
      case WHOLE_NUMBER -> Long.class;
      case NUMBER -> Double.class;
      case YES_NO -> Boolean.class;
      case DATE, RUN_DATE -> LocalDate.class;
      case ONE_OF -> Object.class;
    };
  }
}
