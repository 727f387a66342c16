package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.Json;
import io.trainyard.web.app.BrowserHome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name, param, tag, metric, finding and line of a log means harm, on every page. */
@Tag("browser")
final class HarmBrowserTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private static final String OK = "harm";
  private static final String BAD = "harm-that-fails";
  private static final String ASKS = "harm-that-asks";

  @TempDir static Path folder;
  private static BrowserHome home;

  @BeforeAll
  static void start() throws Exception {
    home = BrowserHome.in(folder);
    home.file("say.sh", script("exit 0"));
    home.file("fail.sh", script("printf '%s\\n' " + Harm.shell(Harm.line()) + " >&2; exit 3"));
    String given = Harm.line();
    home.await(home.start(OK, pipeline(OK, "say.sh", ""), Map.of("given", given)));
    home.await(home.start(OK, pipeline(OK, "say.sh", ""), Map.of("given", given + "!")));
    home.run(BAD, pipeline(BAD, "fail.sh", ""));
    home.start(ASKS, pipeline(ASKS, "say.sh", "def ok = approval(first.report) { alone }"), Map.of());
    home.serve("refused", "pipeline(" + Harm.quoted() + ") { what " + Harm.quoted() + " }\n");
  }

  @AfterAll
  static void stop() {
    home.close();
  }

  private static String pipeline(String name, String script, String more) {
    String harm = Harm.quoted();
    return """
        pipeline('NAME') {
            about HARM
            owner HARM
            tags HARM
            def given = text { otherwise HARM; about HARM }
            def first = step {
                about HARM
                using shell('SCRIPT') { argument 'given', given }
                produces file('report')
            }
            MORE
        }
        """
        .replace("NAME", name)
        .replace("SCRIPT", script)
        .replace("MORE", more)
        .replace("HARM", harm);
  }

  /** Prints every text, also as a metric, a param, a tag and a check. */
  private static String script(String end) {
    StringBuilder script = new StringBuilder();
    for (String text : Harm.TEXTS) {
      script.append("printf '%s\\n' ").append(Harm.shell(text)).append('\n');
      for (Map<String, Object> event :
          List.of(
              event("metric", text, "value", 0.5, "step", 1),
              event("metric", text, "value", 0.7, "step", 2),
              event("param", text, "value", text),
              event("tag", text, "value", text),
              event("check", text, "ok", false, "severity", "warn", "why", text))) {
        script.append("printf '%s\\n' ").append(Harm.shell(Json.line(event)));
        script.append(" >> \"$TY_EVENTS\"\n");
      }
    }
    return script.append("echo made > \"$TY_OUTPUT_REPORT\"\n").append(end).append('\n').toString();
  }

  private static Map<String, Object> event(Object... pairs) {
    Map<String, Object> event = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      event.put(pairs[i].toString(), pairs[i + 1]);
    }
    return event;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?show=failed",
        "/pipelines",
        "/pipelines/harm",
        "/pipelines/harm?tab=versions",
        "/pipelines/harm?tab=source",
        "/runs",
        "/runs?state=FAILED",
        "/runs?pipeline=harm",
        "/runs/1",
        "/runs/1?step=first&tab=log",
        "/runs/1?step=first&tab=metrics",
        "/runs/1?step=first&tab=events",
        "/runs/1?step=first&tab=code",
        "/runs/3",
        "/runs/3?step=first&tab=log&find=script",
        "/runs/4?step=ok",
        "/data",
        "/models",
        "/compare?runs=1,2"
      })
  void no_page_runs_what_a_text_says_or_grows_wider_than_its_window(String address) {
    try (Visitor visitor = BROWSERS.visitor(home, Look.NARROW)) {
      visitor.open(address).sound();
      isHarmless(visitor);
      visitor.page().setViewportSize(Look.DESK.width(), Look.DESK.height());
      isHarmless(visitor);
    }
  }

  private static void isHarmless(Visitor visitor) {
    assertThat(visitor.complaints()).as(visitor.page().url()).isEmpty();
    assertThat(visitor.sidewaysScroll()).as(visitor.page().url()).isZero();
    assertThat(visitor.page().title()).endsWith(" · Trainyard").doesNotStartWith("7");
    assertThat(visitor.page().locator("main a[href^='javascript:' i]").count()).isZero();
    assertThat(visitor.page().locator("main [onload], main [onerror], main [onfocus]").count())
        .isZero();
    assertThat(visitor.page().locator("main").textContent()).doesNotContain(" 49 ");
  }

  @Test
  void every_text_may_be_looked_for() {
    try (Visitor visitor = BROWSERS.visitor(home, Look.NARROW)) {
      for (String text : Harm.TEXTS) {
        String asked = text.substring(0, Math.min(200, text.length()));
        visitor.open("/search?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
        isHarmless(visitor);
      }
      visitor.open("/search?q=onerror").sound();
      isHarmless(visitor);
      assertThat(visitor.page().locator(".hits").textContent()).contains("<script>");
    }
  }

  @Test
  void a_list_can_be_asked_for_what_is_no_name() {
    try (Visitor visitor = BROWSERS.visitor(home, Look.NARROW)) {
      for (String field : List.of("/runs?pipeline=", "/pipelines?tag=", "/compare?runs=")) {
        visitor.page().navigate(field + URLEncoder.encode(Harm.TEXTS.get(1), StandardCharsets.UTF_8));

        assertThat(visitor.page().title()).endsWith(" · Trainyard");
        assertThat(visitor.sidewaysScroll()).isZero();
      }
    }
  }
}
