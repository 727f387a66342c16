package io.trainyard.executors.testing;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepContext;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A context with artifacts and a folder to work in, and nothing else: no settings, secrets,
 * references or blocks, and nobody listens. Subclasses add what their bodies need.
 */
public class PlainContext implements StepContext {
  private final AttemptOrder order;
  private final ArtifactStore artifacts;
  private final Path workFolder;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public PlainContext(AttemptOrder order, ArtifactStore artifacts, Path workFolder) {
    this.order = order;
    this.artifacts = artifacts;
    this.workFolder = workFolder;
  }

  @Override
  public AttemptOrder order() {
    return order;
  }

  @Override
  public ArtifactStore artifacts() {
    return artifacts;
  }

  @Override
  public Path workFolder() {
    return workFolder;
  }

  @Override
  public HomeSettings settings() {
    return HomeSettings.EMPTY;
  }

  @Override
  public String secret(String path) {
    throw new UnsupportedOperationException("the test has no secrets");
  }

  @Override
  public References references() {
    return reference -> Optional.empty();
  }

  @Override
  public CodeRunner code() {
    throw new UnsupportedOperationException("the test has no blocks");
  }

  @Override
  public void onStop(Runnable stop) {
    listeners.add(stop);
  }

  /** Asks the attempt to stop. */
  public void stop() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void log(String line) {}

  @Override
  public void metric(String name, double x, double value) {}

  @Override
  public void progress(long rows) {}

  @Override
  public OutputStream output() {
    return OutputStream.nullOutputStream();
  }
}
