package io.trainyard.executors.place;

import io.trainyard.engine.run.AttemptJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hears who gives a worker its orders, on a thread of its own: a line is an order while none is
 * being done, and an answer to the attempt otherwise. When that one is gone, or no longer speaks as
 * who gives orders, an attempt under way is ended with the process.
 */
final class Orders implements Runnable {
  private final BufferedReader lines;
  private final AttemptJson json;
  private final Runnable orphaned;

  /** Lines that are orders; empty once no more come. */
  private final BlockingQueue<Optional<String>> waiting = new LinkedBlockingQueue<>();

  private boolean busy;
  private @Nullable AskedReferences asking;

  Orders(BufferedReader lines, AttemptJson json, Runnable orphaned) {
    this.lines = lines;
    this.json = json;
    this.orphaned = orphaned;
  }

  /**
   * Waits for the next order; empty when none comes any more. Until {@link #done} it is under way.
   *
   * @throws IllegalArgumentException when what comes is no order
   */
  Optional<WorkerOrder> next() throws InterruptedException {
    return waiting.take().map(line -> json.read(line, WorkerOrder.class));
  }

  /** From now on answers go to who asked. */
  synchronized void answerTo(AskedReferences references) {
    asking = references;
  }

  /** The order is no longer under way; called before its end is reported. */
  synchronized void done() {
    busy = false;
    asking = null;
  }

  @Override
  public void run() {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
      }
    } catch (IOException | IllegalArgumentException e) {
      // As good as gone: nobody takes the result.
      end();
      return;
    }
    end();
  }

  private synchronized void hear(String line) {
    if (!busy) {
      busy = true;
      waiting.add(Optional.of(line));
    } else if (asking != null) {
      asking.answered(json.read(line, ReferenceAnswer.class));
    }
  }

  private void end() {
    boolean underWay;
    synchronized (this) {
      underWay = busy;
    }
    if (underWay) {
      orphaned.run();
    }
    waiting.add(Optional.empty());
  }
}
