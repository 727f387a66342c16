package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.References;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Asks who gave the order what references mean, and waits for the answer. Thread-safe. */
final class AskedReferences implements References {
  private final long token;
  private final Reports reports;
  private final AtomicLong asked = new AtomicLong();
  private final Map<Long, CompletableFuture<Optional<Found>>> open = new ConcurrentHashMap<>();

  AskedReferences(long token, Reports reports) {
    this.token = token;
    this.reports = reports;
  }

  @Override
  public Optional<Found> find(Value.Term reference) {
    long question = asked.incrementAndGet();
    CompletableFuture<Optional<Found>> answer = new CompletableFuture<>();
    open.put(question, answer);
    reports.send(new AttemptReport.Asked(token, question, reference));
    return answer.join();
  }

  /** Passes an answer on to who waits for it. */
  void answered(ReferenceAnswer answer) {
    CompletableFuture<Optional<Found>> waiting = open.remove(answer.question());
    if (waiting != null) {
      waiting.complete(answer.found());
    }
  }
}
