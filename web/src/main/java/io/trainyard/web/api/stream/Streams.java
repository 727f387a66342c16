package io.trainyard.web.api.stream;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Problem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients that follow something. One thread sends to all of them, without waiting for any, some
 * five times a second where something is new. Thread-safe.
 */
public final class Streams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final int MOST = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What comes within this is sent at once. */
  private static final long GATHER_MILLIS = 200;

  /** Files grow without a signal. */
  private static final long LOOK_MILLIS = 250;

  private final List<Client> clients = new CopyOnWriteArrayList<>();
  private final Semaphore news = new Semaphore(0);
  private final InstantSource clock;
  private final ThreadFactory threads;
  private volatile Runnable look = () -> {};
  private @Nullable Thread thread;
  private volatile boolean closed;

  public Streams(ThreadFactory threads, InstantSource clock) {
    this.clock = clock;
    this.threads = threads;
  }

  /** Does this before all who follow are sent what is new. */
  void beforeEachRound(Runnable task) {
    look = task;
  }

  /** There is something new. */
  public void wake() {
    if (!clients.isEmpty()) {
      news.release();
    }
  }

  /**
   * Sends to the client of this request until the source ends or the client goes. The status and
   * headers of the answer are those that the context has.
   *
   * <p>Where the head alone is asked for, nothing more is sent.
   *
   * @throws Problem 503 where too many follow already
   */
  public void open(Context context, Source source) {
    if (closed || clients.size() >= MOST) {
      throw Problem.of(503, "Too many clients follow something: %d.".formatted(MOST))
          .fix("Try again later, or read page by page.");
    }
    if (context.method().equals(HandlerType.HEAD)) {
      return;
    }
    context.future(() -> begin(context, source));
  }

  /** Completes when the client has gone, upon which the answer is over. */
  private CompletableFuture<?> begin(Context context, Source source) {
    HttpServletRequest request = context.req();
    AsyncContext async =
        request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
    async.setTimeout(0);
    try {
      Client client =
          new Client(context.res().getOutputStream(), source, Asked.standing(context), clock);
      clients.add(client);
      startOnce();
      client.begin();
      return client.ended();
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private synchronized void startOnce() {
    if (thread == null && !closed) {
      thread = threads.newThread(this::send);
      thread.start();
    }
  }

  /** How many follow something now. */
  public int size() {
    return clients.size();
  }

  private void send() {
    while (!closed) {
      try {
        news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        news.drainPermits();
        look.run();
        for (Client client : clients) {
          client.dropIfRefused();
          client.pump();
          client.dropIfStuck(PATIENCE);
        }
        clients.removeIf(Client::isOver);
        TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("those who follow something were not told", e);
      }
    }
  }

  /** Ends every client. */
  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
    clients.forEach(Client::end);
    clients.clear();
  }
}
