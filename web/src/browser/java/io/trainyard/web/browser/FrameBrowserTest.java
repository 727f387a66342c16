package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.app.BrowserHome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The frame of every page, and the ways in, in a browser. */
@Tag("browser")
final class FrameBrowserTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private static final String STEPS =
      """
      pipeline('steps') {
          about 'Says a word'
          owner 'growth-ml@example.com'
          def first = step { using shell('say.sh'); produces file('report') }
      }
      """;

  @TempDir Path folder;
  private BrowserHome home;

  @BeforeEach
  void start() throws Exception {
    home = BrowserHome.in(folder);
    home.file("say.sh", "echo made > \"$TY_OUTPUT_REPORT\"\n");
    home.run("steps", STEPS);
  }

  @AfterEach
  void stop() {
    home.close();
  }

  @Test
  void the_first_page_is_sound_in_light_and_dark_at_a_desk_and_on_a_phone() {
    for (Look look : new Look[] {Look.DESK, Look.DARK, Look.PHONE, Look.NARROW}) {
      try (Visitor visitor = BROWSERS.visitor(home, look)) {
        visitor.open("/").look("home-" + look.width() + (look.isDark() ? "-dark" : "")).sound();
      }
    }
  }

  @Test
  void a_page_is_read_without_a_script() {
    try (Visitor visitor = BROWSERS.visitor(home, Look.WITHOUT_SCRIPT)) {
      visitor.open("/");

      assertThat(visitor.page().locator("h1").textContent()).isEqualTo("Pipelines");
      assertThat(visitor.page().locator("main a.name").first().textContent()).isEqualTo("steps");
    }
  }

  @Test
  void who_logs_in_with_a_key_is_told_what_is_wrong_with_it_and_gets_where_they_wanted() {
    String key = home.key("grace", "viewer");
    try (Visitor visitor = BROWSERS.stranger(home, Look.DESK)) {
      visitor.page().navigate("/?notice=approved");
      visitor.sound();
      visitor.page().fill("#key", "wrong");
      visitor.page().press("#key", "Enter");
      assertThat(visitor.page().locator("#key-err").textContent()).contains("no such key");
      visitor.page().fill("#key", key);
      visitor.page().press("#key", "Enter");

      assertThat(visitor.page().url()).endsWith("/?notice=approved");
      visitor.page().click(".me summary");
      assertThat(visitor.page().locator(".me-box").textContent()).contains("grace", "viewer");
      visitor.page().click("text=Log out");
      assertThat(visitor.page().url()).endsWith("/login");
    }
  }

  @Test
  void keys_lead_through_the_page() {
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/");
      visitor.page().keyboard().press("j");
      assertThat(visitor.page().evaluate("document.activeElement.textContent")).isEqualTo("steps");
      visitor.page().keyboard().press("?");
      assertThat(visitor.page().locator("#keys").isVisible()).isTrue();
      visitor.page().keyboard().press("Escape");
      visitor.page().keyboard().press("/");
      assertThat(visitor.page().evaluate("document.activeElement.id")).isEqualTo("find");
    }
  }

  @Test
  void what_happens_shows_on_a_page_that_is_open() throws Exception {
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/");
      visitor.page().waitForSelector("#live:not([hidden])");
      home.run("other", STEPS.replace("'steps'", "'other'"));
      visitor.page().waitForSelector("main a.name >> text=other");

      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void what_does_not_exist_is_a_page_that_leads_on() {
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.page().navigate("/nowhere");

      assertThat(visitor.page().locator("h1").textContent()).isEqualTo("Not found");
      assertThat(visitor.barriers()).isEmpty();
      visitor.page().click("main a.btn");
      assertThat(visitor.page().url()).isEqualTo(home.address() + "/");
    }
  }
}
