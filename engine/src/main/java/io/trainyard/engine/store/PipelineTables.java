package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.registry.PipelineEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Which versions of pipelines were taken up: a row for each time. */
public final class PipelineTables implements Projection {
  private static final String TAKEN =
      "create table pipeline_version("
          + "id bigint primary key, pipeline varchar not null, version varchar not null,"
          + " definition varchar(80) not null, folder varchar not null,"
          + " origin varchar(10) not null, actor varchar not null,"
          + " time timestamp(9) with time zone not null, seq bigint not null)";
  private static final String BY_NAME =
      "create index pipeline_version_name on pipeline_version(pipeline, id)";

  @Override
  public Set<String> kinds() {
    return Set.of(PipelineEvents.TAKEN);
  }

  @Override
  public List<String> schema() {
    return List.of(TAKEN, BY_NAME);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "pipeline_version", "id");
    PipelineEvents.Taken taken = change.read(PipelineEvents.Taken.class);
    change.insert(
        event.seq(),
        "insert into pipeline_version values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        event.seq(),
        taken.pipeline(),
        taken.version(),
        taken.definition(),
        taken.folder(),
        taken.origin().name(),
        event.actor(),
        event.time(),
        event.seq());
  }
}
