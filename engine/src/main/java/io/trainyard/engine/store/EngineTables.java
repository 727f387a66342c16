package io.trainyard.engine.store;

import java.util.List;

/** Every projection of the engine, in the order in which a home is opened with them. */
public final class EngineTables {
  private EngineTables() {}

  /** New ones, for one home. */
  public static List<Projection> all() {
    return List.of(
        new RunTables(),
        new PlannedTables(),
        new RequestTables(),
        new AttemptTables(),
        new ItemTables(),
        new MetricTables(),
        new RegistryTables(),
        new PipelineTables(),
        new DeploymentTables(),
        new ApprovalTables(),
        new ScheduleTables(),
        new TriggerTables(),
        new ArrivalTables(),
        new BackfillTables(),
        new KeyTables(),
        new ReaderTables(),
        new LatenessTables(),
        new NotificationTables(),
        new DataTables(),
        new CatalogueTables());
  }
}
