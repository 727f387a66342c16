package io.trainyard.engine.store;

import io.trainyard.engine.alert.Alerts;
import io.trainyard.engine.alert.Channel;
import io.trainyard.engine.alert.Channels;
import io.trainyard.engine.alert.Delivery;
import io.trainyard.engine.alert.Message;
import io.trainyard.engine.alert.Notifications;
import io.trainyard.engine.alert.Wording;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.testing.ManualAlarm;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.ManualLoop;
import io.trainyard.engine.testing.MemoryArtifacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A home whose alerts go to channels of the test, by a clock that is moved. */
final class AlertWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  final ManualClock clock = new ManualClock(NOW);
  final ManualAlarm alarm = new ManualAlarm(clock);
  final MemoryArtifacts artifacts = new MemoryArtifacts();

  /** Every message that was handed over, by channel and key, acknowledged or not. */
  final List<String> handed = new ArrayList<>();

  final List<Message> messages = new ArrayList<>();

  /** Which messages are not acknowledged. */
  Predicate<String> refuses = channel -> false;

  private final Path home;
  Store store;
  private ManualLoop loop = new ManualLoop();
  private @Nullable Alerts alerts;

  AlertWorld(Path home) throws IOException {
    this.home = home;
    this.store = open();
  }

  private Store open() throws IOException {
    return Store.open(
        new StoreSettings(home, clock, Thread::new, new Random(1), 4711), EngineTables.all());
  }

  Notifications notifications() {
    return new StoredNotifications(store.database());
  }

  private Optional<Channel> channel(String name) {
    return name.equals("missing") ? Optional.empty() : Optional.of(message -> hand(name, message));
  }

  private void hand(String name, Message message) throws Channel.Undelivered {
    handed.add(name + " " + message.key());
    messages.add(message);
    if (refuses.test(name)) {
      throw name.equals("closed")
          ? Channel.Undelivered.forGood("no such mailbox")
          : Channel.Undelivered.forNow("secret-token: 500");
    }
  }

  /** Reads and sends whatever can be now. */
  void tell() {
    Alerts reader = alerts == null ? started() : alerts;
    alarm.ring();
    CompletableFuture<Void> settled = reader.settled();
    while (!settled.isDone()) {
      if (!loop.runNext()) {
        alarm.ring();
      }
    }
    loop.runAll();
  }

  private Alerts started() {
    loop = new ManualLoop();
    StoredRuns runs = new StoredRuns(store.database());
    Wording wording = new Wording(store.eventLog(), runs, notifications(), artifacts);
    Channels channels = this::channel;
    Delivery delivery =
        new Delivery(
            new Delivery.Ports(
                notifications(),
                store.journal(),
                channels,
                wording,
                text -> text.replace("secret-token", "***"),
                alarm,
                clock),
            loop,
            Runnable::run);
    Alerts reader =
        new Alerts(
            new Alerts.Ports(
                new ReaderPosition.Ports(
                    store.eventLog(), store.journal(), new StoredReaders(store.database())),
                runs,
                artifacts),
            delivery,
            loop);
    reader.start();
    alerts = reader;
    return reader;
  }

  void later(Duration time) {
    clock.advance(time);
    tell();
  }

  /** The process ends and another one begins, without the tables. */
  void restartWithoutTables() throws IOException {
    end();
    store.close();
    try (Stream<Path> files = Files.list(home.resolve("db"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    store = open();
  }

  private void end() {
    if (alerts != null) {
      alerts.close();
      alerts = null;
    }
  }

  @Override
  public void close() throws IOException {
    end();
    store.close();
  }

  static Option line(String word, Value... values) {
    return new Option(word, List.of(values), SourceRef.NONE);
  }

  static Option line(String word, String text) {
    return line(word, new Value.Text(text));
  }

  static AlertRule rule(String on, Option... lines) {
    return new AlertRule(on, List.of(), List.of(lines), SourceRef.NONE);
  }

  /** Keeps a definition, as a run does. */
  String definition(AlertRule... rules) {
    Pipeline pipeline =
        Pipeline.named("churn")
            .owner("ml@example.com")
            .alerts(Arrays.asList(rules))
            .version("sha256:1")
            .build();
    byte[] json = PipelineJson.writeLine(pipeline).getBytes(StandardCharsets.UTF_8);
    return artifacts.put(json).digest().toString();
  }

  void write(NewEvent... events) {
    try {
      store.journal().write(Arrays.asList(events));
    } catch (Conflict e) {
      throw new IllegalStateException(e);
    }
  }

  static NewEvent event(String kind, long run, Record facts) {
    return new NewEvent(kind, "os:ada", run, EventJson.write(facts));
  }

  NewEvent created(long run, String definition, String cause, @Nullable Long origin) {
    return event(
        RunEvents.RUN_CREATED,
        run,
        new RunEvents.RunCreated(
            "churn",
            "sha256:1",
            definition,
            cause,
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 11, 21),
            "",
            origin,
            null,
            null,
            null));
  }

  /** A run that has failed at its step {@code train}. */
  void failed(long run, String definition, NewEvent... with) {
    write(created(run, definition, "person", null), RunHistory.started(run));
    write(
        RunHistory.attempt(run, run * 10, "train"),
        RunHistory.launched(run, run * 10, run),
        RunHistory.failed(run, run * 10, run, "no rows"));
    List<NewEvent> end = new ArrayList<>();
    end.add(
        event(
            RunEvents.RUN_ENDED,
            run,
            new RunEvents.RunEnded(RunState.FAILED, "step train failed")));
    end.addAll(Arrays.asList(with));
    write(end.toArray(NewEvent[]::new));
  }

  static Digest digest(String text) {
    return Digest.of(text);
  }
}
