package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import io.trainyard.web.api.PushOrder;
import io.trainyard.web.api.RunOrder;
import io.trainyard.web.app.BrowserHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a pipeline, its graph and its form, in a browser. */
@Tag("browser")
final class PipelineBrowserTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private static final String SAY = "echo made > \"$TY_OUTPUT_REPORT\"\n";
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\\u202e'\\\"&";
  private static final String SHOP =
      """
      pipeline('shop') {
          about '%s'
          owner 'growth-ml@example.com'
          tags  '%s'
          schedule { cron '30 2 * * *'; zone 'Europe/Berlin' }
          def horizon = wholeNumber { otherwise 30; allowed between(7, 90); about 'Days ahead %s' }
          def region  = oneOf('eu', 'us') { otherwise 'eu' }
          def first   = step { using shell('say.sh') { argument 'horizon', horizon }; produces file('report') }
          def second  = step(first.report) { using shell('say.sh'); produces file('report') }
      }
      """
          .replace("%s", HOSTILE.replace("\\", "\\\\").replace("'", "\\'"));

  @TempDir Path folder;
  private BrowserHome home;

  @BeforeEach
  void start() throws Exception {
    home = BrowserHome.in(folder);
    home.file("say.sh", SAY);
  }

  @AfterEach
  void stop() {
    home.close();
  }

  @Test
  void the_page_is_sound_in_light_and_dark_at_a_desk_and_on_a_phone() throws Exception {
    home.run("shop", SHOP);
    home.run("shop", SHOP.replace("between(7, 90)", "between(7, 80)"));
    for (Look look : new Look[] {Look.DESK, Look.DARK, Look.PHONE, Look.NARROW}) {
      try (Visitor visitor = BROWSERS.visitor(home, look)) {
        String name = look.width() + (look.isDark() ? "-dark" : "");
        visitor.open("/pipelines/shop").look("pipeline-" + name).sound();
        visitor.open("/pipelines/shop?tab=source#L9").look("source-" + name).sound();
        visitor.open("/pipelines/shop?tab=versions").sound();
      }
    }
  }

  @Test
  void a_run_is_started_from_the_form() throws Exception {
    home.run("shop", SHOP);
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/pipelines/shop");
      visitor.page().fill("#param-horizon", "45");
      visitor.page().selectOption("#param-region", "us");
      visitor.page().click("#start button[type=submit]");

      assertThat(visitor.page().url()).contains("/runs/2");
      home.await(2);
      assertThat(home.desk().run(2).run().params())
          .containsExactlyInAnyOrderEntriesOf(Map.of("horizon", "45", "region", "us"));
    }
  }

  @Test
  void a_run_that_was_started_from_the_form_is_watched_to_its_end() throws Exception {
    Path go = folder.resolve("go");
    home.file("say.sh", "until [ -f '" + go + "' ]; do sleep 0.1; done\n" + SAY);
    Files.writeString(go, "");
    home.run("shop", SHOP);
    Files.delete(go);
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/pipelines/shop");
      visitor.page().fill("#param-horizon", "46");
      visitor.page().check("input[name=fresh]");
      visitor.page().click("#start button[type=submit]");
      visitor.page().waitForURL("**/runs/2**");
      visitor.page().waitForSelector("svg.graph a.run[data-node=first]");
      Files.writeString(go, "");

      visitor.page().waitForSelector("svg.graph a.ok[data-node=second]");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_wrong_value_shows_its_bound_at_the_field_and_keeps_what_was_typed() throws Exception {
    home.run("shop", SHOP);
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/pipelines/shop");
      visitor.page().fill("#param-horizon", "120");
      visitor.page().selectOption("#param-region", "us");
      visitor.page().click("#start button[type=submit]");

      assertThat(visitor.page().locator("#param-horizon-error").textContent())
          .contains("120", "between 7 and 90", "shop.groovy:");
      assertThat(visitor.page().inputValue("#param-horizon")).isEqualTo("120");
      assertThat(visitor.page().inputValue("#param-region")).isEqualTo("us");
      assertThat(visitor.barriers()).isEmpty();
      assertThat(home.desk().runs(RunFilter.ofPipeline("shop"), 9))
          .hasSize(1);
    }
  }

  @Test
  void a_run_that_goes_on_shows_in_the_grid_of_an_open_page() throws Exception {
    home.run("shop", SHOP);
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/pipelines/shop");
      visitor.page().waitForSelector("#live:not([hidden])");
      home.run("shop", SHOP);

      visitor.page().waitForSelector("#grid tbody a.ok[href='/runs/2?step=second']");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_schedule_is_paused_and_goes_on() throws Exception {
    home.run("shop", SHOP);
    home.fires("shop");
    String grace = home.key("grace", "viewer");
    try (Visitor visitor = BROWSERS.visitor(home)) {
      Page page = visitor.open("/pipelines/shop").page();
      page.click("#schedule summary:has-text('Pause')");
      assertThat(page.locator("#schedule details[open]").textContent()).contains("left out");
      page.click("#schedule details[open] button");
      page.waitForURL("**notice=schedule-paused");
      page.waitForSelector("#schedule:has-text('Paused by ada')");
      assertThat(home.desk().schedules().schedules().get(0).pausedBy()).isEqualTo("os:ada");
      visitor.sound();
      page.click("#schedule summary:has-text('Resume')");
      page.click("#schedule details[open] button");
      page.waitForURL("**notice=schedule-resumed");
      page.waitForSelector("#schedule:not(:has-text('Paused by'))");
    }
    try (Visitor visitor = BROWSERS.stranger(home, Look.PHONE)) {
      visitor.page().navigate("/pipelines/shop");
      visitor.page().fill("#key", grace);
      visitor.page().press("#key", "Enter");
      visitor.page().waitForSelector("#schedule button[disabled][title='Needs the role operator.']");
      visitor.sound();
    }
  }

  @Test
  void a_backfill_is_paused_resumed_and_cancelled() throws Exception {
    home.file("say.sh", "until [ -f \"$TY_PIPELINE_DIR/go\" ]; do sleep 0.1; done\n" + SAY);
    home.backfill("shop", SHOP, "2026-03-01", "2026-03-05");
    try (Visitor visitor = BROWSERS.visitor(home)) {
      Page page = visitor.open("/pipelines/shop").page();
      assertThat(page.locator("#backfill-1").textContent())
          .contains("2026-03-01 to 2026-03-05, 5 days", "by ada");
      for (String action : List.of("Pause", "Resume", "Cancel")) {
        page.click("#backfill-1 summary:has-text('" + action + "')");
        page.click("#backfill-1 details[open] button");
        page.waitForURL("**notice=backfill-" + action.toLowerCase(Locale.ROOT) + "*");
        visitor.sound();
      }
      page.waitForSelector("#backfill-1 .at:has-text('Cancelled')");
      assertThat(home.desk().backfills().backfill(1).state()).isEqualTo("CANCELLED");
    } finally {
      home.file("go", "");
    }
  }

  @Test
  void a_step_leads_to_its_line() throws Exception {
    home.run("shop", SHOP);
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/pipelines/shop");
      visitor.page().click("svg.graph a[data-node=second]");

      assertThat(visitor.page().url()).contains("tab=source#L");
      assertThat(visitor.page().locator(".lines > div:target").textContent()).contains("second");
    }
  }

  @Test
  void a_group_of_a_large_graph_is_opened_and_folded_again_by_keyboard() throws Exception {
    push(wide(400));
    try (Visitor visitor = BROWSERS.visitor(home)) {
      Page page = visitor.open("/pipelines/wide").page();
      assertThat(page.locator("svg.graph a[data-node]").count()).isLessThan(20);
      page.focus("svg.graph a[data-node*='×']");
      page.keyboard().press("Enter");
      page.waitForURL("**open=fold-**");
      assertThat(page.locator("svg.graph a[data-node]").count()).isGreaterThan(20);
      assertThat(visitor.barriers()).isEmpty();
      page.focus("#plan .graph-note a[href$='#plan']");
      page.keyboard().press("Enter");
      page.waitForURL(url -> !url.contains("open="));
      assertThat(page.locator("svg.graph a[data-node]").count()).isLessThan(20);
    }
  }

  private void push(String pipeline) {
    PushOrder order = new PushOrder(List.of(new RunOrder.File("wide.groovy", pipeline)));
    Principal ada = new Principal("os:ada", Set.of(Role.AUTHOR), Set.of());
    home.desk().versions().push(order, ada);
  }

  @Test
  void a_graph_of_a_thousand_steps_is_folded_searched_zoomed_and_panned() throws Exception {
    push(wide(1_000));
    try (Visitor visitor = BROWSERS.visitor(home)) {
      Page page = visitor.open("/pipelines/wide").look("wide").page();
      assertThat(page.locator("svg.graph a[data-node]").count()).isLessThan(20);
      page.click("text=Show every step");
      page.waitForURL("**graph=all");
      page.waitForLoadState();
      assertThat(page.locator("svg.graph a[data-node]").count()).isEqualTo(1_000);

      page.fill(".graph-tools input", "s0777");
      page.press(".graph-tools input", "Enter");
      Locator hit = page.locator("svg.graph a.hit");
      assertThat(hit.count()).isEqualTo(1);
      assertThat(isInView(page, hit)).isTrue();

      double before = width(page);
      page.click("[aria-label='Zoom out']");
      assertThat(width(page)).isLessThan(before);
      page.focus(".graph-wrap");
      page.keyboard().press("+");
      assertThat(width(page)).isEqualTo(before);
      page.click("text=Fit");
      assertThat(width(page)).isLessThan(before);
      page.click("[aria-label='Zoom in']");
      drag(page);
      visitor.look("wide-all");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  private static boolean isInView(Page page, Locator node) {
    var box = node.locator(".box").boundingBox();
    var frame = page.locator(".graph-wrap").boundingBox();
    return box.x >= frame.x
        && box.y >= frame.y
        && box.x + box.width <= frame.x + frame.width
        && box.y + box.height <= frame.y + frame.height;
  }

  private static double width(Page page) {
    return Double.parseDouble(page.locator("svg.graph").getAttribute("width"));
  }

  private static void drag(Page page) {
    page.evaluate("document.querySelector('.graph-wrap').scrollLeft = 200");
    var frame = page.locator(".graph-wrap").boundingBox();
    page.mouse().move(frame.x + 300, frame.y + 100);
    page.mouse().down();
    page.mouse().move(frame.x + 200, frame.y + 100);
    page.mouse().up();
    assertThat(page.evaluate("document.querySelector('.graph-wrap').scrollLeft")).isEqualTo(300);
    assertThat(page.url()).contains("graph=all");
  }

  /** Layers of twenty steps that each wait for one of the layer before. */
  private static String wide(int steps) {
    StringBuilder text = new StringBuilder("pipeline('wide') {\n");
    text.append("    def rows = collect { csv 'rows.csv' }\n");
    for (int at = 1; at < steps; at++) {
      String before = at <= 20 ? "rows" : name(at - 20);
      text.append("    def %s = transform(%s) { sql 'select 1 as a' }\n".formatted(name(at), before));
    }
    return text.append("}\n").toString();
  }

  private static String name(int at) {
    return String.format(Locale.ROOT, "s%04d", at);
  }
}
