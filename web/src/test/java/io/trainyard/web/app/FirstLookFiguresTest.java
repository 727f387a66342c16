package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long a server that has just come up takes for the first page that anybody looks at. */
@Tag("bench")
@Timeout(900)
final class FirstLookFiguresTest {
  @TempDir Path temporary;

  @Test
  void the_first_look_at_each_page_is_timed_in_a_server_of_its_own() throws Exception {
    Path folder =
        Optional.ofNullable(System.getProperty("bench.home")).map(Path::of).orElse(temporary);
    LargeHome.write(folder);
    for (LargeHome.Place place : LargeHome.places()) {
      try (ServedHome server = ServedHome.start(folder)) {
        Duration started = server.spent();
        server.atRest();
        Duration rested = server.spent();
        List<Double> millis = new ArrayList<>();
        for (int look = 0; look < 12; look++) {
          long asked = System.nanoTime();
          assertThat(server.get(place.path()).statusCode()).as(place.path()).isEqualTo(200);
          millis.add((System.nanoTime() - asked) / 1e6);
        }
        List<Double> later = new ArrayList<>(millis.subList(2, millis.size()));
        later.sort(null);
        System.out.printf(
            Locale.ROOT,
            "%s: first %.0f ms, second %.0f ms, then median %.0f ms; start %d ms of processor, rest %d ms, first looks %d ms%n",
            place.name(),
            millis.get(0),
            millis.get(1),
            later.get(later.size() / 2),
            started.toMillis(),
            rested.minus(started).toMillis(),
            server.spent().minus(rested).toMillis());
      }
    }
  }
}
