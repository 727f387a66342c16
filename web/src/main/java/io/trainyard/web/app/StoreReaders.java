package io.trainyard.web.app;

import io.trainyard.engine.alert.Notifications;
import io.trainyard.engine.cache.StepCache;
import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.event.ReaderPositions;
import io.trainyard.engine.lineage.Catalogue;
import io.trainyard.engine.registry.Approvals;
import io.trainyard.engine.registry.PipelineVersions;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.run.MetricPoints;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.RunBoard;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.schedule.BackfillRecords;
import io.trainyard.engine.schedule.Lateness;
import io.trainyard.engine.schedule.Schedules;
import io.trainyard.engine.security.ApiKeys;
import io.trainyard.engine.store.Database;
import io.trainyard.engine.store.StoredApprovals;
import io.trainyard.engine.store.StoredBackfills;
import io.trainyard.engine.store.StoredCatalogue;
import io.trainyard.engine.store.StoredDeployments;
import io.trainyard.engine.store.StoredKeys;
import io.trainyard.engine.store.StoredLateness;
import io.trainyard.engine.store.StoredMetricPoints;
import io.trainyard.engine.store.StoredNotifications;
import io.trainyard.engine.store.StoredPipelineVersions;
import io.trainyard.engine.store.StoredReaders;
import io.trainyard.engine.store.StoredReferences;
import io.trainyard.engine.store.StoredRegistry;
import io.trainyard.engine.store.StoredRunBoard;
import io.trainyard.engine.store.StoredRunSearch;
import io.trainyard.engine.store.StoredRuns;
import io.trainyard.engine.store.StoredSchedules;
import io.trainyard.engine.store.StoredStepCache;
import io.trainyard.engine.store.StoredTriggers;
import io.trainyard.engine.trigger.Triggers;

/** The tables of a home, read as what they are about. Thread-safe. */
record StoreReaders(
    Runs runs,
    Registry registry,
    Deployments deployments,
    Approvals approvals,
    References references,
    StepCache cache,
    RunSearch search,
    RunBoard board,
    ApiKeys keys,
    Schedules schedules,
    Triggers triggers,
    ReaderPositions positions,
    BackfillRecords backfills,
    PipelineVersions versions,
    Notifications notifications,
    Lateness lateness,
    MetricPoints points,
    Catalogue catalogue) {
  static StoreReaders of(Database database) {
    return new StoreReaders(
        new StoredRuns(database),
        new StoredRegistry(database),
        new StoredDeployments(database),
        new StoredApprovals(database),
        new StoredReferences(database),
        new StoredStepCache(database),
        new StoredRunSearch(database),
        new StoredRunBoard(database),
        new StoredKeys(database),
        new StoredSchedules(database),
        new StoredTriggers(database),
        new StoredReaders(database),
        new StoredBackfills(database),
        new StoredPipelineVersions(database),
        new StoredNotifications(database),
        new StoredLateness(database),
        new StoredMetricPoints(database),
        new StoredCatalogue(database));
  }
}
