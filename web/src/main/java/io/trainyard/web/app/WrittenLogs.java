package io.trainyard.web.app;

import io.trainyard.engine.run.Attempt;
import io.trainyard.executors.place.Services;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.AttemptsDesk;
import io.trainyard.web.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Attempts of a home, and the files that keep what they write. */
final class WrittenLogs implements AttemptsDesk {
  private final HomeGraph graph;
  private final Path output;

  WrittenLogs(HomeGraph graph, Path output) {
    this.graph = graph;
    this.output = output;
  }

  @Override
  public AttemptView attempt(long run, long attempt) {
    return AttemptView.of(require(run, attempt));
  }

  private Attempt require(long run, long attempt) {
    return graph
        .search()
        .attempt(attempt)
        .filter(found -> found.run() == run)
        .orElseThrow(() -> Problem.notFound("run " + run + " has no attempt " + attempt + "."));
  }

  @Override
  public Log log(long run, long attempt) {
    require(run, attempt);
    return new WrittenLog(run, attempt, Services.outputFile(output, run, attempt));
  }

  /** A file that is made with the first word that is written. */
  private final class WrittenLog implements Log {
    private final long run;
    private final long attempt;
    private final Path file;

    private WrittenLog(long run, long attempt, Path file) {
      this.run = run;
      this.attempt = attempt;
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      try {
        return Files.size(file);
      } catch (NoSuchFileException e) {
        return 0;
      }
    }

    @Override
    public InputStream from(long start) throws IOException {
      try {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(Math.min(start, Files.size(file)));
        return in;
      } catch (NoSuchFileException e) {
        return InputStream.nullInputStream();
      }
    }

    @Override
    public boolean isComplete() {
      return require(run, attempt).state().isDone();
    }
  }
}
