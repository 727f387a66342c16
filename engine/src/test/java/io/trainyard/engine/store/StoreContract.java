package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every store promises. Memory, in which histories are simulated, the home with H2, and
 * PostgreSQL are held to it alike.
 */
@Timeout(60)
abstract class StoreContract {
  private Subject store;

  /** A store, however it keeps things. */
  interface Subject extends AutoCloseable {
    Journal journal();

    EventLog events();

    Runs runs();

    /** The same store after its process has ended and another one has opened it. */
    Subject reopened() throws Exception;
  }

  /** An empty store. */
  abstract Subject open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() throws Exception {
    store.close();
  }

  @Test
  void events_stand_in_the_order_of_their_writing_without_a_gap() throws Exception {
    assertThat(write(RunHistory.created(1))).isEqualTo(1);
    assertThat(write(RunHistory.started(1), RunHistory.attempt(1, 1, "a"))).isEqualTo(3);
    refused(RunHistory.created(1));
    assertThat(write(RunHistory.launched(1, 1, 1))).isEqualTo(4);
    assertThat(store.events().last()).isEqualTo(4);
    assertThat(store.events().read(0, 10))
        .extracting(Event::seq, Event::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, "run.created"),
            org.assertj.core.groups.Tuple.tuple(2L, "run.started"),
            org.assertj.core.groups.Tuple.tuple(3L, "attempt.created"),
            org.assertj.core.groups.Tuple.tuple(4L, "attempt.started"));
  }

  @Test
  void no_two_runs_of_a_pipeline_and_a_backfill_are_for_one_logical_time() throws Exception {
    Instant six = Instant.parse("2026-03-01T06:00:00Z");
    write(RunHistory.planned(1, six, 0), RunHistory.taken(1, six, 0));
    refused(RunHistory.planned(2, six, 0), RunHistory.taken(2, six, 0));
    write(RunHistory.planned(2, six, 9), RunHistory.taken(2, six, 9));
    refused(RunHistory.planned(3, six, 9), RunHistory.taken(3, six, 9));
    Instant later = six.plusSeconds(60);
    write(RunHistory.planned(3, later, 0), RunHistory.taken(3, later, 0));

    Planned first = new Planned(six, six.plusSeconds(7));
    assertThat(store.runs().run(1).orElseThrow().planned()).contains(first);
    assertThat(store.runs().planned("churn", first)).contains(1L);
    assertThat(store.runs().planned("churn", new Planned(six, six, 9))).contains(2L);
    assertThat(store.runs().planned("churn", new Planned(six, six, 8))).isEmpty();
    assertThat(store.runs().planned("other", first)).isEmpty();
  }

  @Test
  void a_reader_sees_what_comes_after_a_seq_up_to_a_limit() throws Exception {
    for (long run = 1; run <= 30; run++) {
      write(RunHistory.created(run), RunHistory.started(run), note(run));
    }
    assertThat(seqs(store.events().read(0, 1000))).isEqualTo(range(1, 90));
    assertThat(seqs(store.events().read(4, 5))).isEqualTo(range(5, 9));
    assertThat(seqs(store.events().read(88, 5))).isEqualTo(range(89, 90));
    assertThat(store.events().read(90, 5)).isEmpty();
    assertThat(store.events().read(1000, 5)).isEmpty();
    assertThat(store.events().read(0, 0)).isEmpty();
  }

  @Test
  void an_event_is_read_as_it_was_written() throws Exception {
    String json = "{\"text\":\"Grüße, İstanbul \\u0000 🚂 'quoted' \\\\ %s\",\"n\":1.50}";
    NewEvent odd = new NewEvent("odd.kind", "os:ada ünicode", 0, json);
    NewEvent large = new NewEvent("large", "engine", 7, "\"" + "x".repeat(2 << 20) + "\"");
    write(odd, large);
    Event first = store.events().read(0, 1).get(0);
    assertThat(first).isEqualTo(new Event(1, Homes.START, odd.kind(), odd.actor(), 0, json));
    assertThat(store.events().read(1, 1).get(0).json()).isEqualTo(large.json());
  }

  @Test
  void a_transaction_is_all_or_nothing() throws Exception {
    write(RunHistory.created(1));
    refused(RunHistory.created(2), RunHistory.started(2), RunHistory.created(1));
    assertThat(store.runs().run(2)).isEmpty();
    assertThat(store.events().last()).isEqualTo(1);
    refused(RunHistory.started(1), RunHistory.started(1));
    assertThat(store.runs().run(1).map(Run::state)).contains(RunState.QUEUED);
    write(RunHistory.created(2), RunHistory.started(2));
    assertThat(store.runs().run(2).map(Run::state)).contains(RunState.RUNNING);
  }

  @Test
  void numbers_and_names_are_unique() throws Exception {
    write(RunHistory.created(1), RunHistory.attempt(1, 1, "a"));
    write(RunHistory.created(2), RunHistory.attempt(2, 2, "a"));
    refused(RunHistory.created(2));
    refused(RunHistory.attempt(1, 1, "b"));
    refused(RunHistory.attempt(1, 3, "a"));
    refused(RunHistory.attempt(1, 3, "b"), RunHistory.attempt(1, 4, "b"));
    write(RunHistory.attempt(1, 3, "b"));
    assertThat(store.runs().attempts(1)).extracting(Attempt::id).containsExactly(1L, 3L);
  }

  @Test
  void a_change_is_made_only_to_what_its_writer_saw() throws Exception {
    write(RunHistory.created(1), RunHistory.started(1), RunHistory.attempt(1, 1, "a"));
    refused(RunHistory.ended(1, 1, 0, AttemptState.SUCCEEDED));
    write(RunHistory.launched(1, 1, 7));
    refused(RunHistory.launched(1, 1, 8));
    refused(RunHistory.ended(1, 1, 6, AttemptState.SUCCEEDED));
    refused(RunHistory.waits(1, 1, 6, Homes.START));
    refused(RunHistory.relaunched(1, 1, 6, 9));
    write(RunHistory.relaunched(1, 1, 7, 9));
    refused(RunHistory.ended(1, 1, 7, AttemptState.SUCCEEDED));
    write(RunHistory.ended(1, 1, 9, AttemptState.SUCCEEDED));
    refused(RunHistory.ended(1, 1, 9, AttemptState.FAILED));
    refused(RunHistory.launched(1, 1, 10));
    write(RunHistory.runEnded(1, RunState.SUCCEEDED));
    refused(RunHistory.runEnded(1, RunState.FAILED));
    refused(RunHistory.cancelAsked(1));
    refused(RunHistory.paused(1));
    refused(RunHistory.started(9));
    refused(RunHistory.launched(1, 99, 1));
  }

  @Test
  void of_many_who_end_the_same_attempt_one_does() throws Exception {
    write(RunHistory.created(1), RunHistory.started(1), RunHistory.attempt(1, 1, "a"));
    write(RunHistory.launched(1, 1, 7));
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(
          store.journal().append(List.of(RunHistory.ended(1, 1, 7, AttemptState.SUCCEEDED))));
      answers.add(store.journal().append(List.of(note(1))));
    }
    long done = answers.stream().filter(StoreContract::isWritten).count();
    assertThat(done).isEqualTo(41);
    assertThat(seqs(store.events().read(0, 100))).isEqualTo(range(1, 45));
  }

  private static boolean isWritten(CompletableFuture<Long> answer) {
    return answer.handle((seq, failure) -> failure == null).join();
  }

  @Test
  void a_wait_keeps_its_time_to_the_microsecond_and_what_it_left() throws Exception {
    write(RunHistory.created(1), RunHistory.started(1), RunHistory.attempt(1, 1, "a"));
    write(RunHistory.launched(1, 1, 7));
    write(RunHistory.waits(1, 1, 7, Homes.START.plusNanos(123_456_789)));
    Attempt waiting = store.runs().attempts(1).get(0);
    assertThat(waiting.state()).isEqualTo(AttemptState.WAITING);
    assertThat(waiting.notBefore()).isEqualTo(Homes.START.plus(Duration.ofNanos(123_456_000)));
    assertThat(store.runs().waitingState(1)).isEqualTo("{\"asked\":1}");
    write(RunHistory.launched(1, 1, 8));
    assertThat(store.runs().waitingState(1)).isEqualTo("{\"asked\":1}");
    assertThat(store.runs().waitingState(2)).isEmpty();
  }

  @Test
  void everything_of_a_run_is_read_as_it_was_written() throws Exception {
    write(RunHistory.rich(1));
    write(RunHistory.started(1), RunHistory.attempt(1, 1, "a"), RunHistory.launched(1, 1, 3));
    write(RunHistory.richEnd(1, 1, 3), RunHistory.items(1, 1));
    write(RunHistory.paused(1), RunHistory.cancelAsked(1));
    Run run = store.runs().run(1).orElseThrow();
    List<Attempt> attempts = store.runs().attempts(1);
    RunHistory.assertRich(run, attempts.get(0), store.runs().items(1));
    assertThat(store.runs().items(2)).isEmpty();
    assertThat(store.runs().lastSeq(1)).isEqualTo(8);
    try (Subject again = store.reopened()) {
      assertThat(again.runs().run(1)).contains(run);
      assertThat(again.runs().attempts(1)).isEqualTo(attempts);
      assertThat(again.events().read(0, 100)).hasSize(8);
    }
  }

  @Test
  void what_is_open_and_what_was_handed_out_is_known() throws Exception {
    assertThat(store.runs().numbers()).isEqualTo(new Runs.Numbers(0, 0, 0));
    for (long run = 1; run <= 3; run++) {
      write(RunHistory.created(run), RunHistory.started(run), RunHistory.attempt(run, run, "a"));
      write(RunHistory.launched(run, run, 10 * run));
    }
    write(RunHistory.ended(2, 2, 20, AttemptState.SUCCEEDED));
    write(RunHistory.runEnded(2, RunState.SUCCEEDED));
    assertThat(store.runs().unfinished()).extracting(Run::number).containsExactly(1L, 3L);
    assertThat(store.runs().unfinishedAttempts()).extracting(Attempt::id).containsExactly(1L, 3L);
    assertThat(store.runs().latest("", 2)).extracting(Run::number).containsExactly(3L, 2L);
    assertThat(store.runs().latest("churn", 9)).extracting(Run::number).containsExactly(3L, 2L, 1L);
    assertThat(store.runs().latest("other", 9)).isEmpty();
    assertThat(store.runs().numbers()).isEqualTo(new Runs.Numbers(3, 3, 30));
  }

  @Test
  void a_message_with_a_sign_that_no_text_may_hold_is_kept_all_the_same() throws Exception {
    write(RunHistory.created(1), RunHistory.started(1), RunHistory.attempt(1, 1, "a"));
    write(RunHistory.launched(1, 1, 7));
    write(RunHistory.failed(1, 1, 7, "exit 3: \u0000 killed"));
    assertThat(store.runs().attempts(1).get(0).message()).matches("exit 3: . killed");
  }

  /** Most of what is tried here is refused; what is not must have come out alike. */
  @Test
  void a_random_history_is_accepted_refused_and_told_as_in_memory() throws Exception {
    long seed = 20261121;
    RandomHistory history = new RandomHistory(new Random(seed));
    try (Subject memory = MemoryContractTest.Memory.empty()) {
      for (int i = 0; i < 1_500; i++) {
        List<NewEvent> transaction = history.next();
        assertThat(verdict(store, transaction))
            .as("seed %d, transaction %d: %s", seed, i, transaction)
            .isEqualTo(verdict(memory, transaction));
      }
      assertSame(store, memory);
      try (Subject again = store.reopened()) {
        assertSame(again, memory);
      }
    }
  }

  private static String verdict(Subject subject, List<NewEvent> transaction) {
    try {
      return "seq " + subject.journal().write(transaction);
    } catch (Conflict e) {
      return "conflict";
    }
  }

  private static void assertSame(Subject subject, Subject memory) {
    Runs runs = subject.runs();
    assertThat(subject.events().read(0, 100_000)).isEqualTo(memory.events().read(0, 100_000));
    assertThat(runs.latest("", 1_000)).isEqualTo(memory.runs().latest("", 1_000)).isNotEmpty();
    assertThat(runs.unfinished()).isEqualTo(memory.runs().unfinished()).isNotEmpty();
    assertThat(runs.unfinishedAttempts()).isEqualTo(memory.runs().unfinishedAttempts());
    assertThat(runs.numbers()).isEqualTo(memory.runs().numbers());
    for (Run run : runs.latest("", 1_000)) {
      long number = run.number();
      assertThat(runs.attempts(number)).isEqualTo(memory.runs().attempts(number));
      assertThat(runs.lastSeq(number)).isEqualTo(memory.runs().lastSeq(number));
      for (Attempt attempt : runs.attempts(number)) {
        assertThat(runs.items(attempt.id())).isEqualTo(memory.runs().items(attempt.id()));
        assertThat(runs.waitingState(attempt.id()))
            .isEqualTo(memory.runs().waitingState(attempt.id()));
      }
    }
  }

  @Test
  void a_listener_is_woken_by_a_write() throws Exception {
    CompletableFuture<Boolean> woken = new CompletableFuture<>();
    store.events().onAppend(() -> woken.complete(true));
    write(RunHistory.created(1));
    assertThat(woken.get()).isTrue();
  }

  @Test
  void an_event_without_sense_is_refused_and_writing_goes_on() throws Exception {
    assertThatThrownBy(
            () -> write(new NewEvent("run.created", "engine", 1, "{\"pipeline\": nonsense")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.journal().append(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(write(RunHistory.created(1))).isEqualTo(1);
  }

  private long write(NewEvent... transaction) throws Conflict {
    return store.journal().write(List.of(transaction));
  }

  private void refused(NewEvent... transaction) {
    assertThatThrownBy(() -> write(transaction)).isInstanceOf(Conflict.class);
  }

  private static NewEvent note(long run) {
    return new NewEvent("note", "engine", run, "{}");
  }

  private static List<Long> seqs(List<Event> events) {
    return events.stream().map(Event::seq).toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
