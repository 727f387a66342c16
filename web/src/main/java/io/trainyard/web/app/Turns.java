package io.trainyard.web.app;

import io.trainyard.engine.store.DamagedLog;
import io.trainyard.engine.store.DatabaseFailure;
import io.trainyard.engine.store.HomeInUse;
import io.trainyard.engine.store.Store;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns of a server at leading and following, and when they end. A home of its own is led until
 * the server is told to end or the journal stops, as on a full disk, and then once more; on a
 * PostgreSQL turns change as the servers there come and go. For one thread.
 */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final long PAUSE_MILLIS = 500;

  private final Home home;
  private final Shell shell;
  private final Consumer<String> tell;
  private final Optional<StoreSetting> setting;
  private final CompletableFuture<@Nullable Void> told = new CompletableFuture<>();

  Turns(Home home, Shell shell, Consumer<String> tell) {
    this.home = home;
    this.shell = shell;
    this.tell = tell;
    this.setting = home.store();
  }

  /** What a turn does. */
  @FunctionalInterface
  interface Turn {
    void run() throws IOException, InterruptedException;
  }

  /** The store of the first turn; empty = told to end before there was one. */
  Optional<Store> first() throws InterruptedException {
    home.requireWritable();
    new DaemonThreads("signals").newThread(this::listen).start();
    if (setting.isPresent()) {
      return next(setting.get());
    }
    try {
      new Trainyard(home, shell).settings(); // a mistake is told before anything is opened
      return Optional.of(HomeStore.lead(home, shell));
    } catch (IOException e) {
      throw Refusal.usage(Sentence.of(e.getMessage()));
    }
  }

  private void listen() {
    try {
      shell.signals().awaitEnd();
      told.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the server was told to end. */
  boolean isTold() {
    return told.isDone();
  }

  /** Waits until the server is told to end, or cannot write any more. */
  void awaitEndOf(Store store) throws InterruptedException {
    await(CompletableFuture.anyOf(told, store.ended()));
  }

  /** Takes a turn at leading. What breaks it off because the lead was lost is no failure. */
  void afterLeading(Store store, Turn turn) throws IOException, InterruptedException {
    try {
      turn.run();
    } catch (RuntimeException e) {
      if (!store.ended().isDone()) {
        throw e;
      }
      LOG.warn("the journal stopped before everything had begun", e);
    }
    if (!isTold()) {
      String reason = store.ended().thenApply(Throwable::getMessage).getNow("nobody knows why");
      tell.accept(
          (setting.isEmpty() ? "nothing can be written: " : "this server leads no more: ")
              + reason);
    }
  }

  /**
   * Opens a home of its own anew after its journal has stopped, as soon as that can be done; empty
   * once the server is told to end.
   *
   * @throws Refusal when the log turns out to be damaged
   */
  private Optional<Store> again() throws InterruptedException {
    Set<String> heard = new HashSet<>();
    while (!isTold()) {
      try {
        Store store = HomeStore.lead(home, shell);
        tell.accept("the home can be written again");
        return Optional.of(store);
      } catch (DamagedLog e) {
        throw Refusal.usage(Sentence.of(e.getMessage()));
      } catch (IOException | DatabaseFailure e) {
        tellOnce(heard, Sentence.of(e.getMessage()));
      }
      pause();
    }
    return Optional.empty();
  }

  /** Follows until the lead is free and taken, the store is to be opened anew, or told to end. */
  Optional<Store> afterFollowing(Store store) throws InterruptedException {
    while (true) {
      await(CompletableFuture.anyOf(told, store.ended(), store.vacancy()));
      if (isTold() || store.ended().isDone()) {
        return Optional.empty();
      }
      Optional<Store> leading = tryToLead();
      if (leading.isPresent()) {
        return leading;
      }
    }
  }

  private Optional<Store> tryToLead() {
    try {
      return Optional.of(HomeStore.lead(home, shell));
    } catch (HomeInUse e) {
      return Optional.empty(); // another one was faster
    } catch (IOException e) {
      LOG.warn("the lead is free and cannot be taken", e);
      return Optional.empty();
    }
  }

  /** The store of the next turn, once that of the last is closed; empty = told to end. */
  Optional<Store> next() throws InterruptedException {
    return setting.isPresent() ? next(setting.get()) : again();
  }

  /** Leads if it can, else follows; waits while neither is possible. */
  private Optional<Store> next(StoreSetting store) throws InterruptedException {
    Set<String> heard = new HashSet<>();
    while (!isTold()) {
      try {
        return Optional.of(HomeStore.lead(home, shell));
      } catch (HomeInUse e) {
        LOG.debug("another server leads", e);
      } catch (IOException e) {
        tellOnce(heard, Sentence.of(e.getMessage()));
      }
      try {
        return Optional.of(HomeStore.follow(home, store, shell));
      } catch (IOException e) {
        tellOnce(heard, Sentence.of(e.getMessage()));
      }
      pause();
    }
    return Optional.empty();
  }

  private void tellOnce(Set<String> heard, String sentence) {
    if (heard.add(sentence)) {
      tell.accept("waiting: " + sentence);
    }
  }

  private void pause() throws InterruptedException {
    try {
      told.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.trace("looked in vain", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody can be told to end badly", e);
    }
  }

  private static void await(CompletableFuture<?> any) throws InterruptedException {
    try {
      any.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting does not fail", e);
    }
  }
}
