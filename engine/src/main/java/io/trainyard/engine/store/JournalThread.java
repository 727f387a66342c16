package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.JournalStopped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a journal, and the one that answers its callers. Thread-safe. */
final class JournalThread implements Writing {
  private static final Logger LOG = LoggerFactory.getLogger(JournalThread.class);

  /** How long closing waits for what callers hung on their futures, in seconds. */
  private static final long ANSWERS_SECONDS = 5;

  private final JournalLoop loop;
  private final Thread thread;
  private final ExecutorService answers;
  private final CompletableFuture<JournalStopped> ended = new CompletableFuture<>();

  private JournalThread(StoreSettings settings, Backend backend, LogReader reader) {
    this.answers = Executors.newSingleThreadExecutor(settings.threads());
    this.loop =
        new JournalLoop(
            new GroupCommit(backend.tables(), backend.log(), backend.nextSeq(), backend.mayLag()),
            backend.checkpoint(),
            reader,
            new JournalLoop.World(backend::stopped, settings.clock(), answers));
    this.thread = settings.threads().newThread(() -> ended.complete(loop.runToEnd()));
    thread.setName("journal");
    backend.database().catchUpBy(loop::catchUp);
  }

  static JournalThread start(StoreSettings settings, Backend backend, LogReader reader) {
    JournalThread started = new JournalThread(settings, backend, reader);
    started.thread.start();
    return started;
  }

  @Override
  public Journal journal() {
    return loop;
  }

  @Override
  public boolean leads() {
    return true;
  }

  @Override
  public CompletableFuture<JournalStopped> ended() {
    return ended.copy();
  }

  @Override
  public CompletableFuture<Boolean> vacancy() {
    return new CompletableFuture<>();
  }

  @Override
  public void close() {
    loop.stop();
    joinUninterrupted();
    letAnswersGoOut();
  }

  /** What hangs on futures still runs, within reason. */
  private void letAnswersGoOut() {
    answers.shutdown();
    try {
      if (!answers.awaitTermination(ANSWERS_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("what hangs on a write does not end; it is left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void joinUninterrupted() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
