package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Reads {@code each(..)}: what a step is handed item by item. */
final class EachReader {
  static final String EACH = "each";
  private static final Set<String> INLINE = Set.of("partition", "list");

  private final Reading reading;
  private final ValueReader values;

  EachReader(Reading reading, ValueReader values) {
    this.reading = reading;
    this.values = values;
  }

  Read read(MethodCallExpression call, BlockWords words) {
    List<Expression> given = CallReader.arguments(call);
    if (given.size() != 1) {
      reading.error(call.getMethod(), "'each' takes one list, partition, or step: each(shops)");
      return Read.UNKNOWN;
    }
    if (given.get(0) instanceof MethodCallExpression inner
        && inner.isImplicitThis()
        && INLINE.contains(String.valueOf(inner.getMethodAsString()))) {
      return inline(inner, words);
    }
    Read read = values.read(given.get(0), words);
    if (read.isUnknown()) {
      return read;
    }
    Optional<Symbol> step = step(read);
    Optional<Read> item = step.flatMap(symbol -> symbol.made().item());
    if (item.isPresent()) {
      return itemOf(step.get(), item.get()).called(read.name());
    }
    if (!read.origin().isEmpty()) {
      return read.itemByItem();
    }
    reading.error(
        call.getMethod(),
        "'each' takes a list, a partition, or a step that runs for each of them, but '"
            + given.get(0).getText()
            + "' is "
            + Phrases.of(read.type())
            + ": write each(partition(x) { by 'column' })");
    return Read.UNKNOWN;
  }

  /** A list or partition without a name of its own: the item is called like what it is made of. */
  private Read inline(MethodCallExpression made, BlockWords words) {
    String verb = String.valueOf(made.getMethodAsString());
    boolean taken = reading.scope.find(verb).isPresent();
    reading.inline.accept(made);
    Optional<Symbol> step = reading.scope.find(verb);
    if (taken || step.isEmpty() || step.get().made().item().isEmpty()) {
      return Read.UNKNOWN;
    }
    String name =
        CallReader.arguments(made).stream()
            .findFirst()
            .filter(first -> verb.equals("partition"))
            .map(first -> values.read(first, words).name())
            .orElse(verb);
    return itemOf(step.get(), step.get().made().item().get()).called(name);
  }

  private static Read itemOf(Symbol step, Read item) {
    return item.madeFor(step.name()).itemByItem();
  }

  private Optional<Symbol> step(Read read) {
    return read.value() instanceof Value.Output output
        ? reading.scope.find(output.step())
        : Optional.empty();
  }
}
