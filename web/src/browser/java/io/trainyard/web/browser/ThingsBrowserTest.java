package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.app.BrowserHome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data, models and runs side by side, in a browser, with names and values that mean harm. */
@Tag("browser")
final class ThingsBrowserTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private static final String HARM = "<script>document.title=7</script>";
  private static final String CHURN =
      """
      pipeline('churn') {
          about 'Who leaves <img src=x onerror=alert(1)>'
          owner 'growth-ml@example.com'
          def share = number { otherwise 0.3; allowed between(0.1, 0.5) }
          def customers = collect { csv 'data/rows.csv' }
          def clean = validate(customers) {
              column 'id', unique, identifier
              column 'email', personal
              column 'age', between(0, 60)
              badRows quarantine
          }
          def parts = split(clean) { holdOut share; seed 1 }
          def model = train(parts.train) {
              target 'left'; positive 'yes'
              using gradientBoosting { trees 5; depth 2 }
          }
          def quality = evaluate(model, parts.test) { measure auc, f1; slice 'plan', auc.gapAtMost(1) }
          def reasons = explain(model, parts.test) { method shap; sampleRows 20 }
          def release = register(model) {
              named 'churn'; alias 'champion'
              card { purpose 'Offers %s'; limits '[x](javascript:alert(1))'; attach quality, reasons }
          }
      }
      """
          .formatted(HARM);

  @TempDir static Path folder;
  private static BrowserHome home;

  @BeforeAll
  static void start() throws Exception {
    home = BrowserHome.in(folder);
    home.file("data/rows.csv", rows(900));
    home.run("churn", CHURN);
    home.file("data/rows.csv", rows(960));
    home.await(home.start("churn", CHURN.replace("trees 5", "trees 6"), Map.of("share", "0.25")));
  }

  private static String rows(int count) {
    StringBuilder csv = new StringBuilder("id,email,age,plan,left\n");
    for (int i = 0; i < count; i++) {
      String plan = i % 3 == 0 ? HARM : i % 3 == 1 ? "basic" : "\"a,\"\"b\"\"\"";
      String left = (i * 7) % 10 < 4 ? "yes" : "no";
      csv.append("%d,p%d@example.com,%d,%s,%s%n".formatted(i, i, i * 13 % 70, plan, left));
    }
    return csv.toString();
  }

  @AfterAll
  static void stop() {
    home.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data",
        "/data/churn.clean",
        "/data/churn.parts.train",
        "/models",
        "/models/churn",
        "/models/churn/2",
        "/models/churn/1?at=2026-01-01T00:00&alias=champion",
        "/compare",
        "/compare?runs=1,2"
      })
  void pages_are_sound_in_light_and_dark_at_a_desk_and_on_a_phone(String address) {
    for (Look look : new Look[] {Look.DESK, Look.DARK, Look.PHONE, Look.NARROW}) {
      try (Visitor visitor = BROWSERS.visitor(home, look)) {
        visitor.open(address).sound();

        assertThat(visitor.page().title()).endsWith(" · Trainyard").doesNotStartWith("7");
      }
    }
  }

  @Test
  void a_table_tells_what_changed_since_its_last_version_and_keeps_what_is_personal() {
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/data");
      visitor.page().click("main a.name >> text=/^clean$/");

      assertThat(visitor.page().locator("h1").textContent()).isEqualTo("clean");
      assertThat(visitor.page().locator("#change").textContent()).contains("Rows added");
      assertThat(visitor.page().locator("main").textContent())
          .contains("personal", "Rows added")
          .doesNotContain("@example.com,")
          .doesNotContain("p1@example.com");
      assertThat(visitor.page().locator("#lineage").textContent()).contains("customers", "churn:2");
      assertThat(visitor.page().locator("#checks").textContent()).contains("age");
    }
  }

  @Test
  void a_date_tells_which_version_was_champion() {
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/models/churn");
      visitor.page().fill("#at", "2020-01-01T00:00");
      visitor.page().click("#holders button");
      assertThat(visitor.page().locator("#holders").textContent())
          .contains("No version was champion at Wed 1 Jan 2020");
      visitor.page().fill("#at", "");
      visitor.page().click("#holders button");

      assertThat(visitor.page().locator("#holders").textContent()).contains("v2 was champion from");
    }
  }

  @Test
  void two_runs_show_what_differs_between_them() {
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/compare");
      visitor.page().fill("#runs", "#1 and 2".replace(" and ", ", "));
      visitor.page().click("main .btn.main");

      assertThat(visitor.page().locator("#differences").textContent())
          .contains("The code, params and data differ.");
      assertThat(visitor.page().locator(".diff").textContent()).contains("trees 6");
      visitor.page().click("text=Swap");
      assertThat(visitor.page().url()).endsWith("runs=2,1");
    }
  }

  @Test
  void a_run_that_is_not_there_is_told_at_the_field() {
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.page().navigate("/compare?runs=1,99");

      assertThat(visitor.page().locator("#main .err").textContent()).contains("no run #99");
      assertThat(visitor.barriers()).isEmpty();
    }
  }

  @Test
  void pages_are_read_without_a_script() {
    try (Visitor visitor = BROWSERS.visitor(home, Look.WITHOUT_SCRIPT)) {
      visitor.open("/models/churn/2");

      assertThat(visitor.page().locator("#reasons svg.chart").first().getAttribute("aria-label"))
          .contains("Mean push on the answer yes");
      assertThat(visitor.page().locator("#card").textContent()).contains("Offers <script>");
    }
  }
}
