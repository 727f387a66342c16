package io.trainyard.web.api.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A client that is sent what comes. Nothing is kept for it: while it takes no more, its source is
 * not asked. Thread-safe.
 */
final class Client implements WriteListener {
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final ServletOutputStream out;
  private final Source source;
  private final BooleanSupplier standing;
  private final InstantSource clock;

  /** Since when it takes no more; guarded by this, like everything below. */
  private Instant stuck;

  private boolean waits = true;
  private boolean flushes;
  private boolean isOver;

  /**
   * A client.
   *
   * @param standing whether it would still be let in
   */
  Client(ServletOutputStream out, Source source, BooleanSupplier standing, InstantSource clock) {
    this.out = out;
    this.source = source;
    this.standing = standing;
    this.clock = clock;
    this.stuck = clock.instant();
  }

  /** Begins to send; the container calls back once it may. */
  void begin() {
    out.setWriteListener(this);
  }

  @Override
  public synchronized void onWritePossible() throws IOException {
    waits = false;
    send();
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  /** Sends what there is, as far as it is taken at once. */
  synchronized void pump() {
    if (waits || isOver) {
      return;
    }
    try {
      send();
    } catch (IOException | RuntimeException e) {
      end(); // it has gone, or what it follows cannot be read
    }
  }

  private void send() throws IOException {
    while (!isOver && isReady()) {
      byte[] more = source.next();
      if (more.length > 0) {
        out.write(more);
        flushes = true;
      } else if (flushes) {
        out.flush();
        flushes = false;
      } else {
        if (source.isOver()) {
          end();
        }
        return;
      }
    }
  }

  private boolean isReady() {
    if (out.isReady()) {
      return true;
    }
    waits = true;
    stuck = clock.instant();
    return false;
  }

  /** Ends it where it has taken nothing for this long. */
  synchronized void dropIfStuck(Duration patience) {
    if (waits && stuck.plus(patience).isBefore(clock.instant())) {
      end();
    }
  }

  /** Ends it where its key has been revoked, or its session is over. */
  void dropIfRefused() {
    if (!standing.getAsBoolean()) {
      end();
    }
  }

  synchronized void end() {
    if (!isOver) {
      isOver = true;
      ended.complete(null);
    }
  }

  /** Completes when nothing more is sent. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  synchronized boolean isOver() {
    return isOver;
  }
}
