package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Table;
import io.trainyard.executors.data.duck.Fleeting;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.duck.UserQuery;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verb {@code transform}: makes tables of tables, by a query or by a block of the pipeline
 * file. Neither reaches a file or the network.
 */
public final class TransformBody implements StepBody {

  @Override
  public Outcome run(StepContext context) throws IOException {
    TransformOptions options = TransformOptions.of(context.order().step());
    Options lines = Options.of(context.order().step());
    try (TableSession session = TableSession.ofInputs(context)) {
      Map<String, Table> made =
          options.sql().isPresent()
              ? Map.of(
                  options.outputs().get(0), query(context, session, options.sql().get(), lines))
              : compute(context, session, options, lines.place("compute"));
      return put(context, session, made);
    }
  }

  /** A query knows its inputs by their names; one that asks for the time has no lasting result. */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) {
    Optional<BoundSql> sql = TransformOptions.of(context.order().step()).sql();
    if (sql.isEmpty()) {
      return Optional.of(Map.of());
    }
    String names =
        context.order().inputs().stream().map(StepInput::name).collect(Collectors.joining(", "));
    return Fleeting.isIn(sql.get().text())
        ? Optional.empty()
        : Optional.of(Map.of("input names", names));
  }

  private static Outcome put(StepContext context, TableSession session, Map<String, Table> made)
      throws IOException {
    Outcome.Builder outcome = Outcome.succeeded();
    long rows = 0;
    for (Map.Entry<String, Table> table : made.entrySet()) {
      Marks marks = marks(context).in(table.getValue().schema());
      Artifact artifact =
          TableArtifacts.put(context, session, table.getValue(), table.getKey(), marks.facts());
      rows += Long.parseLong(artifact.facts().getOrDefault("rows", "0"));
      context.progress(rows);
      outcome.output(table.getKey(), artifact);
    }
    return outcome.rows(rows).build();
  }

  /** A mark stays with a column that keeps its name. */
  private static Marks marks(StepContext context) {
    Marks marks = Marks.NONE;
    for (StepInput input : context.order().inputs()) {
      if (input.artifact().isPresent()) {
        marks = marks.and(Marks.of(input.artifact().get()));
      }
    }
    return marks;
  }

  private static Table query(StepContext context, TableSession session, BoundSql sql, Options lines)
      throws IOException {
    for (StepInput input : context.order().inputs()) {
      if (input.artifact().isPresent()) {
        session.name(input.name(), session.table(context.artifacts(), input.artifact().get()));
      }
    }
    try {
      UserQuery.requireOneSelect(session, sql.text());
      return session.computed(sql.text(), sql.values());
    } catch (StepFailure e) {
      throw lines.place("sql").mistake(e.getMessage());
    }
  }

  private static Map<String, Table> compute(
      StepContext context, TableSession session, TransformOptions options, Place place)
      throws IOException {
    Object result =
        context
            .code()
            .prepare(context.order().pipeline(), options.compute().orElseThrow())
            .call(BlockArguments.of(context, session, place));
    return new ComputedTables(options.outputs(), place).of(result);
  }

  /**
   * What a block gave, by output.
   *
   * @param outputs the names it owes a table each
   */
  private record ComputedTables(List<String> outputs, Place place) {

    Map<String, Table> of(@Nullable Object result) {
      if (result instanceof Table table && outputs.size() == 1) {
        return Map.of(outputs.get(0), table);
      }
      Map<String, Table> tables = new LinkedHashMap<>();
      if (result instanceof Map<?, ?> map) {
        outputs.forEach(name -> add(tables, name, map.get(name)));
      } else if (result instanceof List<?> list && list.size() == outputs.size()) {
        for (int i = 0; i < list.size(); i++) {
          add(tables, outputs.get(i), list.get(i));
        }
      } else {
        throw wrong(result);
      }
      return tables;
    }

    private void add(Map<String, Table> tables, String name, @Nullable Object result) {
      if (!(result instanceof Table table)) {
        throw place.mistake(
            "the block gives no table for output '"
                + name
                + "'; end it with a map or list of tables");
      }
      tables.put(name, table);
    }

    private StepFailure wrong(@Nullable Object result) {
      String found = result == null ? "nothing" : "a " + result.getClass().getSimpleName();
      return place.mistake(
          outputs.size() == 1
              ? "the block gives " + found + ", not a table; end it with the table"
              : "the block gives "
                  + found
                  + "; for "
                  + String.join(", ", outputs)
                  + " end it with a list of "
                  + outputs.size()
                  + " tables");
    }
  }
}
