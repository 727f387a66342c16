package io.trainyard.web.view.data;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.table.Profiler;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.TableDifference;
import io.trainyard.engine.table.TableProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at tables when a page asks for it, and keeps what it found by digest: what has a digest
 * never changes. A page waits a little; what takes longer goes on and is there when the page is
 * looked at again. Thread-safe.
 */
public final class Profiles {
  private static final int KEPT = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private final Profiler profiler;
  private final ArtifactStore artifacts;
  private final Executor executor;
  private final Map<Object, CompletableFuture<?>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, CompletableFuture<?>> eldest) {
          return size() > KEPT && eldest.getValue().isDone();
        }
      };

  /**
   * With what looks.
   *
   * @param executor few threads, since each look takes a processor
   */
  public Profiles(Profiler profiler, ArtifactStore artifacts, Executor executor) {
    this.profiler = profiler;
    this.artifacts = artifacts;
    this.executor = executor;
  }

  /** There is nothing to show, and why. */
  public static final class NotThere extends Exception {
    private static final long serialVersionUID = 1;

    NotThere(String why) {
      super(why);
    }
  }

  private record Pair(Digest before, Digest after, List<String> key) {}

  private record First(Digest table, int rows) {}

  /** What a table looks like. */
  public TableProfile profile(Digest table) throws NotThere {
    return wait(table, () -> profiler.profile(artifacts.path(table)));
  }

  /** How a table differs from an earlier one. */
  public TableDifference difference(Digest before, Digest after, List<String> key) throws NotThere {
    return wait(
        new Pair(before, after, key),
        () -> profiler.difference(artifacts.path(before), artifacts.path(after), key));
  }

  /** The first rows of a table. */
  public Rows sample(Digest table, int rows) throws NotThere {
    return wait(new First(table, rows), () -> profiler.sample(artifacts.path(table), rows));
  }

  /** What takes long, and reads. */
  @FunctionalInterface
  private interface Look<T> {
    T at() throws IOException;
  }

  @SuppressWarnings("unchecked") // a key is only ever used with the look of its own type
  private <T> T wait(Object key, Look<T> look) throws NotThere {
    CompletableFuture<T> found;
    synchronized (known) {
      found = (CompletableFuture<T>) known.computeIfAbsent(key, absent -> begin(look));
    }
    try {
      return found.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new NotThere("It is being counted. Look again in a moment.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotThere("The server is ending.");
    } catch (ExecutionException e) {
      forget(key);
      throw new NotThere(why(e));
    }
  }

  private <T> CompletableFuture<T> begin(Look<T> look) {
    CompletableFuture<T> found = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            found.complete(look.at());
          } catch (IOException | RuntimeException e) {
            found.completeExceptionally(e);
          }
        });
    return found;
  }

  /** A failure may pass, such as a full disk. */
  private void forget(Object key) {
    synchronized (known) {
      known.remove(key);
    }
  }

  private static String why(ExecutionException failure) {
    return failure.getCause() instanceof IOException unread
        ? "It could not be read: " + unread.getMessage()
        : "It could not be counted.";
  }
}
