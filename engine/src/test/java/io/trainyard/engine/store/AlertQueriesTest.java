package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.alert.AlertEvents;
import io.trainyard.engine.alert.Notification;
import io.trainyard.engine.alert.NotificationState;
import io.trainyard.engine.alert.Notifications;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.schedule.LateEvents;
import io.trainyard.engine.schedule.Lateness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of notifications and deadlines is answered alike by both databases. */
@Timeout(60)
class AlertQueriesTest {
  private static final Instant START = Homes.START;
  private static final long ALL = Long.MAX_VALUE;

  @TempDir Path home;

  /** Where the tables are. */
  enum Place {
    H2,
    POSTGRES
  }

  private Store open(Place place) throws Exception {
    return place == Place.H2
        ? Store.open(Homes.settings(home), EngineTables.all())
        : Store.open(Homes.settings(Path.of("unused")), Postgres.fresh(), EngineTables.all());
  }

  @ParameterizedTest
  @EnumSource
  void notifications_are_listed_by_pipeline_and_state_the_latest_first(Place place)
      throws Exception {
    try (Store store = open(place)) {
      write(store, AlertEvents.DUE, 7, due("churn", "mail", null));
      write(store, AlertEvents.DUE, 0, due("prices", "mail", null));
      write(store, AlertEvents.DUE, 0, due("churn", "log", null));
      write(store, AlertEvents.SENT, 0, new AlertEvents.Sent(1, 2));
      write(store, AlertEvents.FAILED, 0, new AlertEvents.Failed(3, 5, "gone"));
      Notifications asked = new StoredNotifications(store.database());

      assertThat(ids(asked.latest(Set.of(), Optional.empty(), ALL, 9))).containsExactly(3L, 2L, 1L);
      assertThat(ids(asked.latest(Set.of(), Optional.empty(), 3, 1))).containsExactly(2L);
      assertThat(ids(asked.latest(Set.of("churn", "x"), Optional.empty(), ALL, 9)))
          .containsExactly(3L, 1L);
      assertThat(ids(asked.latest(Set.of("churn"), Optional.of(NotificationState.SENT), ALL, 9)))
          .containsExactly(1L);
      assertThat(asked.latest(Set.of("other"), Optional.empty(), ALL, 9)).isEmpty();
      assertThat(asked.latest(Set.of(), Optional.of(NotificationState.FAILED), ALL, 9))
          .containsExactly(
              new Notification(
                  3,
                  START,
                  due("churn", "log", null),
                  0,
                  NotificationState.FAILED,
                  5,
                  Optional.empty(),
                  Optional.of(START),
                  "gone"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_channel_is_handed_the_first_that_may_be_tried(Place place) throws Exception {
    Instant later = START.plus(Duration.ofMinutes(1));
    try (Store store = open(place)) {
      write(store, AlertEvents.DUE, 7, due("churn", "mail", null));
      write(store, AlertEvents.DUE, 0, due("churn", "log", null));
      Notifications asked = new StoredNotifications(store.database());
      assertThat(asked.openChannels()).containsExactly("log", "mail");
      assertThat(asked.next("mail")).contains(START);
      assertThat(asked.due("mail", START).map(Notification::run)).contains(7L);

      write(store, AlertEvents.TRIED, 0, new AlertEvents.Tried(1, 1, later, "no answer"));

      assertThat(asked.due("mail", later.minusSeconds(1))).isEmpty();
      assertThat(asked.next("mail")).contains(later);
      Notification due = asked.due("mail", later).orElseThrow();
      assertThat(due.tries()).isEqualTo(1);
      assertThat(due.next()).contains(later);
      assertThat(due.problem()).isEqualTo("no answer");
      write(store, AlertEvents.SENT, 0, new AlertEvents.Sent(1, 2));
      assertThat(asked.openChannels()).containsExactly("log");
      assertThat(asked.next("mail")).isEmpty();
      assertThat(asked.due("other", later)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void equal_ones_within_the_quiet_time_are_left_out_and_counted_by_the_next(Place place)
      throws Exception {
    try (Store store = open(place)) {
      write(store, AlertEvents.DUE, 0, due("churn", "mail", 3_600L));
      write(store, AlertEvents.DUE, 0, due("churn", "mail", 3_600L));
      write(store, AlertEvents.DUE, 0, due("churn", "log", 3_600L));
      write(store, AlertEvents.DUE, 0, due("churn", "mail", 3_600L));
      write(store, AlertEvents.DUE, 0, due("churn", "mail", null));
      Notifications asked = new StoredNotifications(store.database());

      assertThat(ids(asked.latest(Set.of(), Optional.of(NotificationState.LEFT_OUT), ALL, 9)))
          .containsExactly(4L, 2L);
      List<Notification> due = asked.latest(Set.of(), Optional.of(NotificationState.DUE), ALL, 9);
      assertThat(ids(due)).containsExactly(5L, 3L, 1L);
      assertThat(due).extracting(asked::leftOutBefore).containsExactly(2, 0, 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_missed_deadline_is_kept_once_and_found_by_pipeline_and_run(Place place) throws Exception {
    LateEvents.Late first = late(START, 0);
    LateEvents.Late second = late(START.plusSeconds(60), 0);
    try (Store store = open(place)) {
      write(store, LateEvents.TAKEN, 0, new LateEvents.Taken("churn", "one", START));
      write(store, LateEvents.TAKEN, 0, new LateEvents.Taken("prices", "p", START));
      Instant since = START.plusSeconds(5);
      write(store, LateEvents.TAKEN, 0, new LateEvents.Taken("churn", "two", since));
      write(store, LateEvents.SCHEDULE, 0, second);
      write(store, LateEvents.RUN, 4, first);
      Lateness asked = new StoredLateness(store.database());

      assertThat(asked.known())
          .containsOnlyKeys("churn", "prices")
          .containsEntry("churn", new Lateness.Known("two", since));
      assertThat(asked.missed("churn", 9))
          .containsExactly(new Lateness.Missed(0, second), new Lateness.Missed(4, first));
      assertThat(asked.missed("churn", 1)).extracting(Lateness.Missed::run).containsExactly(0L);
      assertThat(asked.ofRun(4)).containsExactly(first);
      assertThatThrownBy(() -> write(store, LateEvents.SCHEDULE, 0, first))
          .isInstanceOf(Conflict.class);
      write(store, LateEvents.SCHEDULE, 0, late(START, 1));
    }
  }

  private static AlertEvents.Due due(String pipeline, String channel, @Nullable Long quiet) {
    return new AlertEvents.Due("failure", pipeline, "train", 1, channel, "sha256:1", quiet, null);
  }

  private static LateEvents.Late late(Instant deadline, int place) {
    return new LateEvents.Late("churn", deadline, place, "sha256:2", "no run");
  }

  private static List<Long> ids(List<Notification> notifications) {
    return notifications.stream().map(Notification::id).toList();
  }

  private static void write(Store store, String kind, long run, Record event) throws Conflict {
    store.journal().write(List.of(new NewEvent(kind, "engine", run, EventJson.write(event))));
  }
}
