package io.trainyard.web.app;

import io.trainyard.engine.run.Attempt;
import io.trainyard.executors.place.WrittenOutput;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.AttemptsDesk;
import io.trainyard.web.api.Problem;
import java.io.IOException;
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
    return new Log() {
      @Override
      public Written look() throws IOException {
        return new Look(WrittenOutput.of(output, run, attempt));
      }

      @Override
      public boolean isComplete() {
        return require(run, attempt).state().isDone();
      }
    };
  }

  private record Look(WrittenOutput output) implements Written {
    @Override
    public long size() {
      return output.size();
    }

    @Override
    public long gapStart() {
      return output.gapStart();
    }

    @Override
    public long gapEnd() {
      return output.gapEnd();
    }

    @Override
    public byte[] read(long start, int most) throws IOException {
      return output.read(start, most);
    }

    @Override
    public byte[] whole() throws IOException {
      return output.whole();
    }

    @Override
    public byte[] gapLine() {
      return output.gapLine();
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }
}
