package io.trainyard.web.view;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.cache.StepCache;
import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.lineage.Catalogue;
import io.trainyard.engine.registry.Approvals;
import io.trainyard.engine.registry.PipelineVersions;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.run.MetricPoints;
import io.trainyard.engine.run.RunBoard;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.StepKey;
import io.trainyard.engine.schedule.BackfillRecords;
import io.trainyard.engine.schedule.Schedules;
import io.trainyard.engine.table.Profiler;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.ServerDesks;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What pages read, and do. What a page does it does through the desk, as REST does.
 *
 * @param server what the server answers beyond the desk
 * @param frozen definitions, read once for all pages
 * @param shortages by node of a run, which limits keep it from starting, as people read them
 */
public record ViewPorts(
    Desk desk,
    ServerDesks server,
    Runs runs,
    RunSearch search,
    RunBoard board,
    Registry registry,
    Deployments deployments,
    Approvals approvals,
    PipelineVersions versions,
    Schedules schedules,
    BackfillRecords backfills,
    StepCache cache,
    ArtifactStore artifacts,
    FrozenPipelines frozen,
    MetricPoints points,
    Profiler profiler,
    Catalogue catalogue,
    LongFunction<Map<StepKey, List<String>>> shortages) {}
