package io.trainyard.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.trainyard.web.app.BrowserHome;
import io.trainyard.web.app.ServedHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One chromium for all browser tests, and visitors in it: {@code @RegisterExtension static final
 * Browsers BROWSERS = new Browsers();}, then {@code BROWSERS.visitor(home)}.
 */
public final class Browsers implements BeforeAllCallback {
  private static final String KEY = "browser";

  private record Started(Playwright playwright, Browser browser)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private Started started;

  @Override
  public void beforeAll(ExtensionContext context) {
    started =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Browsers.class))
            .getOrComputeIfAbsent(KEY, absent -> start(), Started.class);
  }

  private static Started start() {
    Playwright playwright = Playwright.create();
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
            .setArgs(List.of("--no-sandbox", "--disable-background-networking"));
    return new Started(playwright, playwright.chromium().launch(options));
  }

  /** Somebody at a desk, logged in as the machine's user. */
  public Visitor visitor(BrowserHome home) {
    return visitor(home, Look.DESK);
  }

  /** Somebody logged in as the machine's user, who looks like this. */
  public Visitor visitor(BrowserHome home, Look look) {
    Visitor visitor = stranger(home, look);
    visitor.page().navigate(home.login());
    return visitor;
  }

  /** Somebody who is not logged in. */
  public Visitor stranger(BrowserHome home, Look look) {
    return new Visitor(started.browser.newContext(look.options(home.address())));
  }

  /** Somebody at a server in a process of its own, whose browser has kept nothing yet. */
  Visitor guest(ServedHome home, Look look) {
    BrowserContext context =
        started.browser.newContext(
            look.options(home.address())
                .setExtraHTTPHeaders(Map.of("Authorization", home.authorization())));
    context.addInitScript(PageLook.WATCH);
    return new Visitor(context);
  }
}
