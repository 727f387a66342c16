package io.trainyard.executors.data.publish;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.database.DatabaseAddress;
import io.trainyard.executors.data.database.UserDatabase;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.TableInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verb {@code publish}: makes a table visible outside the run, whole or not at all. A second
 * attempt leaves what one attempt leaves.
 */
public final class PublishBody implements StepBody {

  /** Its effect is outside the run, so an earlier one never stands for it. */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) {
    return Optional.empty();
  }

  @Override
  public Outcome run(StepContext context) throws IOException, InterruptedException {
    PublishOptions options = PublishOptions.of(context.order().step());
    Artifact table = TableInputs.only(context).artifact();
    Outcome.Builder outcome = Outcome.succeeded();
    if (options.named().isPresent()) {
      String name = options.named().get();
      if (!isCurrent(context, name, table)) {
        outcome.fact(fact(name, table));
      }
      return ended(context, outcome, table, "table " + name, rowsOf(table));
    }
    try (TableSession session = TableSession.ofInputs(context)) {
      DuckTable rows = (DuckTable) session.table(context.artifacts(), table);
      long count = rows.rowCount();
      String target =
          options.jdbc().isPresent()
              ? intoDatabase(context, options, rows)
              : PublishedFile.of(context, options).write(session, rows);
      return ended(context, outcome, table, target, count);
    }
  }

  private static String intoDatabase(StepContext context, PublishOptions options, DuckTable rows)
      throws InterruptedException {
    DatabaseAddress address = options.jdbc().orElseThrow();
    try (UserDatabase database = UserDatabase.open(address, options.login(), context)) {
      new DatabaseWriter(database, options, address.place()).write(rows, context::progress);
      return database.name() + " " + options.into().orElseThrow();
    }
  }

  private static long rowsOf(Artifact table) {
    return Long.parseLong(table.facts().getOrDefault("rows", "0"));
  }

  private static boolean isCurrent(StepContext context, String name, Artifact table) {
    return context
        .references()
        .find(Value.Term.of("published", new Value.Text(name)))
        .filter(found -> found.artifact().digest().equals(table.digest()))
        .isPresent();
  }

  private static Fact fact(String name, Artifact table) {
    DataEvents.Published event =
        new DataEvents.Published(name, table.digest().toString(), table.bytes(), table.facts());
    return new Fact(DataEvents.PUBLISHED, EventJson.write(event));
  }

  private static Outcome ended(
      StepContext context, Outcome.Builder outcome, Artifact table, String target, long rows)
      throws IOException {
    ObjectNode report = JsonMapper.shared().createObjectNode();
    report.put("format", 1);
    report.put("target", target);
    report.put("table", table.digest().toString());
    report.put("rows", rows);
    ArtifactStore.Stored stored =
        context.artifacts().put(report.toString().getBytes(StandardCharsets.UTF_8));
    context.progress(rows);
    return outcome
        .output(
            "published",
            new Artifact(
                context.order().step().name() + ".published",
                ArtifactKind.REPORT.word(),
                stored.digest(),
                stored.bytes(),
                Map.of("target", target, "rows", String.valueOf(rows))))
        .rows(rows)
        .build();
  }
}
