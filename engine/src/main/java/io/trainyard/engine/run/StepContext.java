package io.trainyard.engine.run;

import io.trainyard.engine.artifact.ArtifactStore;
import java.io.OutputStream;
import java.nio.file.Path;

/** What a body is handed for one attempt. */
public interface StepContext extends KeyContext {
  ArtifactStore artifacts();

  /** An empty folder of this attempt alone, made when it is asked for, deleted when it ends. */
  Path workFolder();

  /** Runs blocks of the pipeline file. */
  CodeRunner code();

  /**
   * Has something called, from another thread, when the attempt is asked to stop: for work that an
   * interrupt does not reach, such as a database's. At once when it has been asked already.
   */
  void onStop(Runnable stop);

  /** One line of output. */
  void log(String line);

  /** One point of a curve; NaN and infinities are kept as such in the log of the attempt only. */
  void metric(String name, double x, double value);

  /** How many rows have been handled so far, for who watches. */
  void progress(long rows);

  /**
   * Where the attempt's raw output goes, such as what a process prints: secrets are masked and the
   * size is capped on the way. Thread-safe; closing it does nothing.
   */
  OutputStream output();
}
