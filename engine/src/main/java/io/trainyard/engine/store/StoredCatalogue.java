package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.lineage.Catalogue;
import io.trainyard.engine.lineage.PublishedUse;
import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.lineage.TableVersion;
import io.trainyard.engine.pipeline.ArtifactKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads what {@link CatalogueTables} and {@link DataTables} hold. Thread-safe. */
public final class StoredCatalogue implements Catalogue {
  private static final String VERSION =
      "select v.*, n.pipeline as pipeline, n.output as output"
          + " from table_version v join table_name n on n.id = v.name ";

  private final Database database;

  public StoredCatalogue(Database database) {
    this.database = database;
  }

  @Override
  public List<TableVersion> tables(TableName after, int limit) {
    return database.read(
        connection -> {
          List<Long> latest =
              Statements.list(
                  connection,
                  row -> row.getLong(1),
                  "select (select max(v.id) from table_version v where v.name = n.id)"
                      + " from table_name n"
                      + " where n.pipeline > ? or (n.pipeline = ? and n.output > ?)"
                      + " order by n.pipeline, n.output limit ?",
                  after.pipeline(),
                  after.pipeline(),
                  after.output(),
                  limit);
          return Statements.list(
              connection,
              StoredCatalogue::read,
              VERSION + "where v.id = any(?) order by n.pipeline, n.output",
              connection.createArrayOf("bigint", latest.toArray()));
        });
  }

  @Override
  public List<TableVersion> versions(TableName table, long before, int limit) {
    return database.list(
        StoredCatalogue::read,
        VERSION + "where n.pipeline = ? and n.output = ? and v.id < ? order by v.id desc limit ?",
        table.pipeline(),
        table.output(),
        before,
        limit);
  }

  @Override
  public Optional<TableVersion> version(TableName table, String digestBegins) {
    return database.first(
        StoredCatalogue::read,
        VERSION
            + "where n.pipeline = ? and n.output = ? and substring(v.digest, 1, ?) = ?"
            + " order by v.id desc limit 1",
        table.pipeline(),
        table.output(),
        digestBegins.length(),
        digestBegins);
  }

  @Override
  public List<TableVersion> made(Digest table, int limit) {
    return database.list(
        StoredCatalogue::read,
        VERSION + "where v.digest = ? order by v.id desc limit ?",
        table.toString(),
        limit);
  }

  @Override
  public List<PublishedUse> uses(Digest table, int limit) {
    return database.list(
        row ->
            new PublishedUse(
                row.getString("name"),
                row.getString("pipeline"),
                row.getLong("run"),
                row.getLong("attempt")),
        "select * from published_use where digest = ? order by id desc limit ?",
        table.toString(),
        limit);
  }

  @Override
  public List<String> published(Digest table) {
    return database.list(
        row -> row.getString(1),
        "select name from published where table_digest = ? order by name",
        table.toString());
  }

  @Override
  public Optional<String> source(Digest table) {
    return database.first(
        row -> row.getString(1),
        "select source from collected where table_digest = ? order by seq desc limit 1",
        table.toString());
  }

  private static TableVersion read(ResultSet row) throws SQLException {
    String output = row.getString("output");
    return new TableVersion(
        row.getLong("id"),
        new TableName(row.getString("pipeline"), output),
        new Artifact(
            output,
            ArtifactKind.TABLE.word(),
            Digest.parse(row.getString("digest")),
            row.getLong("bytes"),
            TableJson.map(row.getString("facts"), String.class)),
        row.getLong("run"),
        row.getLong("attempt"),
        Statements.instant(row, "made").orElseThrow());
  }
}
