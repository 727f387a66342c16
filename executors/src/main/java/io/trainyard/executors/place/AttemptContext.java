package io.trainyard.executors.place;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepExecutor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What one attempt is handed by {@link LocalExecutor}.
 *
 * @param output masked and capped
 */
record AttemptContext(
    AttemptOrder order,
    Services services,
    WorkFolder work,
    OutputStream output,
    StepExecutor.Listener listener,
    StopSignal stop)
    implements StepContext {

  @Override
  public Path workFolder() {
    return work.path();
  }

  @Override
  public ArtifactStore artifacts() {
    return services.artifacts();
  }

  @Override
  public HomeSettings settings() {
    return services.settings();
  }

  @Override
  public References references() {
    return services.references();
  }

  @Override
  public CodeRunner code() {
    return services.code();
  }

  @Override
  public String secret(String path) {
    return services.secret(path);
  }

  @Override
  public void onStop(Runnable listening) {
    stop.onStop(listening);
  }

  @Override
  public void log(String line) {
    try {
      output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the output of the attempt cannot be written", e);
    }
  }

  @Override
  public void metric(String name, double x, double value) {
    listener.metric(order, name, x, value);
  }

  @Override
  public void progress(long rows) {
    listener.progress(order, rows);
  }
}
