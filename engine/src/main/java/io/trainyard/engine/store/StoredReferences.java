package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.Runs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * What references mean now, by the tables:
 *
 * <ul>
 *   <li>{@code champion('churn')}: the model package; its meaning is {@code churn:3}
 *   <li>{@code collected(key)}: the table last collected from that source, with the facts {@code
 *       source} and {@code sourceDigest} beside its own
 *   <li>{@code published('offers')}: the newest version of a table of the catalogue
 * </ul>
 *
 * Thread-safe.
 */
public final class StoredReferences implements References {
  private final Database database;
  private final Registry registry;
  private final Runs runs;

  public StoredReferences(Database database) {
    this.database = database;
    this.registry = new StoredRegistry(database);
    this.runs = new StoredRuns(database);
  }

  @Override
  public Optional<Found> find(Value.Term reference) {
    if (reference.values().size() != 1 || !(reference.values().get(0) instanceof Value.Text name)) {
      throw new IllegalArgumentException("'" + reference.word() + "' takes one text");
    }
    return switch (reference.word()) {
      case "champion" -> registry.alias(name.text(), Alias.CHAMPION).map(this::champion);
      case "collected" -> collected(name.text());
      case "published" -> published(name.text());
      default ->
          throw new IllegalArgumentException("'" + reference.word() + "' is no known reference");
    };
  }

  /** The very artifact that the run of the version made, if the run still tells. */
  private Found champion(ModelVersion version) {
    Artifact made =
        runs.attempts(version.run()).stream()
            .flatMap(attempt -> attempt.outputs().values().stream())
            .filter(output -> output.digest().equals(version.model()))
            .findFirst()
            .orElseGet(
                () ->
                    new Artifact(
                        version.id(), ArtifactKind.MODEL.word(), version.model(), 0, Map.of()));
    return new Found(made.named(version.id()), version.id());
  }

  private Optional<Found> collected(String key) {
    return database.first(
        StoredReferences::readCollected, "select * from collected where source_key = ?", key);
  }

  private Optional<Found> published(String name) {
    return database.first(
        StoredReferences::readPublished, "select * from published where name = ?", name);
  }

  private static Found readCollected(ResultSet row) throws SQLException {
    Map<String, String> facts = TableJson.map(row.getString("facts"), String.class);
    facts.put("source", row.getString("source"));
    facts.put("sourceDigest", row.getString("source_digest"));
    return table(row, "collected", facts);
  }

  private static Found readPublished(ResultSet row) throws SQLException {
    return table(row, row.getString("name"), TableJson.map(row.getString("facts"), String.class));
  }

  private static Found table(ResultSet row, String name, Map<String, String> facts)
      throws SQLException {
    Digest digest = Digest.parse(row.getString("table_digest"));
    Artifact table =
        new Artifact(name, ArtifactKind.TABLE.word(), digest, row.getLong("bytes"), facts);
    return new Found(table, name + " " + digest);
  }
}
