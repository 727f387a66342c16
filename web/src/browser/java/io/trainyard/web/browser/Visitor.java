package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody in a browser. What the browser complains of is kept: messages of its console that are
 * errors (breaches of the content security policy are among them), failed scripts, and requests to
 * other servers.
 */
public final class Visitor implements AutoCloseable {
  private static final Path PICTURES = Path.of("..", "docs", "images");
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Visitor(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("script: " + error));
    page.onRequest(
        request -> {
          if (!request.url().matches("(http://127\\.0\\.0\\.1:[0-9]+/|data:).*")) {
            complaints.add("request to " + request.url());
          }
        });
  }

  /** What the tests act on. */
  public Page page() {
    return page;
  }

  /** Opens a page, which must be there. */
  public Visitor open(String path) {
    Response answer = page.navigate(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return this;
  }

  /** What the browser has complained of so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What axe finds on the page, one line each. */
  public List<String> barriers() {
    return new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
        .analyze().getViolations().stream()
            .flatMap(
                rule ->
                    rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getHtml() + node.getTarget()))
            .toList();
  }

  /** By how many pixels the page is wider than its window. */
  public int sidewaysScroll() {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  /** Fails where the browser complains, axe finds a barrier, or the page scrolls sideways. */
  public Visitor sound() {
    assertThat(complaints()).as("complaints of the browser on %s", page.url()).isEmpty();
    assertThat(barriers()).as("barriers on %s", page.url()).isEmpty();
    assertThat(sidewaysScroll()).as("sideways scroll of %s", page.url()).isZero();
    return this;
  }

  /**
   * Takes a picture of the window into {@code docs/images}, where they are asked for with {@code
   * -Dupdate.docs=true}, else into {@code target}.
   *
   * @param name of the file, without {@code .png}
   */
  public Visitor picture(String name) {
    Path folder = Boolean.getBoolean("update.docs") ? PICTURES : Path.of("target", "pictures");
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    return this;
  }

  /** As {@link #picture}, of the whole page and only into {@code target}, to look at. */
  public Visitor look(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pictures", name + ".png")));
    return this;
  }

  @Override
  public void close() {
    context.close();
  }
}
