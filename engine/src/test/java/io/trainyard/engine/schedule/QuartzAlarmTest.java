package io.trainyard.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.engine.run.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QuartzAlarmTest {
  @Test
  void it_wakes_once_at_each_time_and_not_for_what_was_taken_back() {
    List<String> rung = new CopyOnWriteArrayList<>();
    Instant now = Clock.systemUTC().instant();
    try (QuartzAlarm alarm = new QuartzAlarm()) {
      alarm.at(now.plusMillis(300), () -> rung.add("second"));
      alarm.at(now.minusSeconds(60), () -> rung.add("at once"));
      Alarm.Wake taken = alarm.at(now.plusMillis(100), () -> rung.add("taken back"));
      taken.cancel();
      taken.cancel();
      alarm.at(now.plusMillis(100), () -> rung.add("first"));

      await().until(() -> rung.size() >= 3);
      assertThat(rung).containsExactly("at once", "first", "second");
    }
  }

  @Test
  void two_of_them_know_nothing_of_each_other() {
    List<String> rung = new CopyOnWriteArrayList<>();
    Instant now = Clock.systemUTC().instant();
    try (QuartzAlarm one = new QuartzAlarm();
        QuartzAlarm other = new QuartzAlarm()) {
      one.at(now.plus(Duration.ofHours(1)), () -> rung.add("one"));
      other.at(now.plusMillis(200), () -> rung.add("other"));
      one.close();

      await().until(() -> !rung.isEmpty());
      assertThat(rung).containsExactly("other");
    }
  }
}
