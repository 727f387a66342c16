package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.registry.PipelineVersion;
import io.trainyard.engine.registry.PipelineVersions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads what {@link PipelineTables} keep. Thread-safe. */
public final class StoredPipelineVersions implements PipelineVersions {
  private final Database database;

  public StoredPipelineVersions(Database database) {
    this.database = database;
  }

  @Override
  public List<PipelineVersion> current() {
    return database.list(
        StoredPipelineVersions::version,
        "select * from pipeline_version where id in"
            + " (select max(id) from pipeline_version group by pipeline) order by pipeline");
  }

  @Override
  public List<PipelineVersion> of(String pipeline, int limit) {
    return database.list(
        StoredPipelineVersions::version,
        "select * from pipeline_version where pipeline = ? order by id desc limit ?",
        pipeline,
        limit);
  }

  private static PipelineVersion version(ResultSet row) throws SQLException {
    return new PipelineVersion(
        row.getString("pipeline"),
        row.getString("version"),
        Digest.parse(row.getString("definition")),
        row.getString("folder"),
        PipelineVersion.Origin.valueOf(row.getString("origin")),
        row.getString("actor"),
        Statements.instant(row, "time").orElseThrow(),
        row.getLong("seq"));
  }
}
