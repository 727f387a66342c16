package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.app.BrowserHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The main job as the viewer shows it: the pictures of the README. */
@Tag("browser")
final class PicturesBrowserTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private static final Path SHIPPED = Path.of("..", "pipelines");

  @TempDir Path folder;

  @Test
  void the_shipped_pipeline_is_shown_from_its_run_to_its_model_and_beside_another_run()
      throws Exception {
    String churn = Files.readString(SHIPPED.resolve("churn.groovy"));
    try (BrowserHome home = BrowserHome.in(folder)) {
      home.file("data/telco_churn.csv", Files.readString(SHIPPED.resolve("data/telco_churn.csv")));
      long first = home.run("churn", churn);
      long second = home.start("churn", churn, Map.of("share", "0.3"));
      home.await(second);
      try (Visitor visitor = BROWSERS.visitor(home)) {
        visitor.open("/runs/" + first + "?step=model").sound().picture("viewer-run");
        visitor.open("/models/churn/1").sound().picture("viewer-model");
        assertThat(visitor.page().locator("main").textContent()).contains("champion");
        visitor.open("/runs");
        visitor.page().check("input[name=runs][value='" + first + "']");
        visitor.page().check("input[name=runs][value='" + second + "']");
        visitor.page().click("text=Compare those chosen");
        visitor.sound().picture("viewer-compare");
        assertThat(visitor.page().locator("h1").textContent())
            .contains("#" + first, "#" + second);
      }
    }
  }
}
