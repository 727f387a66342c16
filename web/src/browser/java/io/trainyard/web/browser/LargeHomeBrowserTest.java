package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.app.LargeHome;
import io.trainyard.web.app.ServedHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How soon pages of a large home can be used in a browser. */
@Tag("bench")
@Timeout(1_800)
final class LargeHomeBrowserTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private static final int LOOKS = 9;

  @TempDir Path temporary;

  @Test
  void pages_of_a_home_with_100_000_runs_can_be_used_within_a_second() throws Exception {
    Path folder =
        Optional.ofNullable(System.getProperty("bench.home")).map(Path::of).orElse(temporary);
    LargeHome.write(folder);
    List<PageFigures> all = new ArrayList<>();
    for (LargeHome.Place place : LargeHome.places()) {
      try (ServedHome server = ServedHome.start(folder);
          Visitor visitor = BROWSERS.guest(server.atRest(), Look.DESK)) {
        List<PageLook> looks = new ArrayList<>();
        for (int look = 0; look <= LOOKS; look++) {
          looks.add(PageLook.at(visitor.page(), place.path()));
        }
        visitor.look("large-" + place.name().replace(' ', '-'));
        all.add(new PageFigures(place.name(), looks));
        System.out.println(all.get(all.size() - 1).line());
      }
    }
    PageFigures.write(all);
    assertThat(all).allSatisfy(figures -> assertThat(figures.usable()).isLessThan(1_000));
  }
}
