package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.registry.PipelineVersion;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.PushOrder;
import io.trainyard.web.api.TakenView;
import io.trainyard.web.api.VersionsDesk;
import java.nio.file.Path;
import java.util.List;

/** The versions of the home that this process holds. Thread-safe. */
final class LocalVersions implements VersionsDesk {
  private final ServedPipelines served;
  private final Starting starting;
  private final Path folder;

  /**
   * The versions of a home.
   *
   * @param folder what relative paths of pushed pipelines are relative to
   */
  LocalVersions(ServedPipelines served, Starting starting, Path folder) {
    this.served = served;
    this.starting = starting;
    this.folder = folder;
  }

  @Override
  public TakenView push(PushOrder order, Principal who) {
    Pipeline pipeline = starting.pipeline(order.files());
    if (!who.sees(pipeline.name())) {
      throw Problem.of(403, "your key is not for the pipeline '" + pipeline.name() + "'.")
          .fix("Ask for a key of role author for it.");
    }
    return TakenView.of(served.take(pipeline, folder, PipelineVersion.Origin.PUSH, who.id()));
  }

  @Override
  public TakenView back(String pipeline, String version, Principal who) {
    requireTaken(pipeline);
    return served
        .back(pipeline, version, who.id())
        .map(TakenView::of)
        .orElseThrow(
            () ->
                Problem.conflict(
                    version.isEmpty()
                        ? "there is no other version of '" + pipeline + "' to go back to."
                        : "version " + version + " of '" + pipeline + "' was never taken here."));
  }

  @Override
  public List<TakenView> taken(String pipeline) {
    return requireTaken(pipeline).stream().map(TakenView::of).toList();
  }

  private List<PipelineVersion> requireTaken(String pipeline) {
    List<PipelineVersion> taken = served.taken(pipeline);
    if (taken.isEmpty()) {
      throw Problem.notFound("no version of a pipeline '" + pipeline + "' was taken here.")
          .fix("Send one by trainyard push FILE, or put its file into the folder that is served.");
    }
    return taken;
  }
}
