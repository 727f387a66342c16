package io.trainyard.executors.data;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepContext;
import java.io.OutputStream;
import java.nio.file.Path;

/** A context with another order. */
record OrderContext(StepContext context, AttemptOrder order) implements StepContext {

  @Override
  public ArtifactStore artifacts() {
    return context.artifacts();
  }

  @Override
  public Path workFolder() {
    return context.workFolder();
  }

  @Override
  public HomeSettings settings() {
    return context.settings();
  }

  @Override
  public String secret(String path) {
    return context.secret(path);
  }

  @Override
  public References references() {
    return context.references();
  }

  @Override
  public CodeRunner code() {
    return context.code();
  }

  @Override
  public void onStop(Runnable stop) {
    context.onStop(stop);
  }

  @Override
  public void log(String line) {
    context.log(line);
  }

  @Override
  public void metric(String name, double x, double value) {
    context.metric(name, x, value);
  }

  @Override
  public void progress(long rows) {
    context.progress(rows);
  }

  @Override
  public OutputStream output() {
    return context.output();
  }
}
