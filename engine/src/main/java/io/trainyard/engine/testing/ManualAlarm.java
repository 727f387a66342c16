package io.trainyard.engine.testing;

import io.trainyard.engine.run.Alarm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An alarm that wakes only when it is told to. Thread-safe. */
public final class ManualAlarm implements Alarm {
  private final InstantSource clock;

  /** Guarded by this. */
  private final List<Call> calls = new ArrayList<>();

  private record Call(Instant time, Runnable task) {}

  public ManualAlarm(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Wake at(Instant time, Runnable task) {
    Call call = new Call(time, task);
    calls.add(call);
    return () -> remove(call);
  }

  /** Makes every call that is due, the earliest first; whether there was one. */
  public boolean ring() {
    boolean rang = false;
    for (Optional<Call> due = takeDue(); due.isPresent(); due = takeDue()) {
      due.get().task.run();
      rang = true;
    }
    return rang;
  }

  /** When the next call is due. */
  public synchronized Optional<Instant> next() {
    return calls.stream().map(Call::time).min(Comparator.naturalOrder());
  }

  private synchronized Optional<Call> takeDue() {
    Optional<Call> due =
        calls.stream()
            .filter(call -> !call.time.isAfter(clock.instant()))
            .min(Comparator.comparing(Call::time));
    due.ifPresent(this::remove);
    return due;
  }

  /** Calls are told apart by identity: two may ask for the same. */
  private synchronized void remove(Call call) {
    calls.removeIf(each -> each == call);
  }
}
