package io.trainyard.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * How somebody looks at pages.
 *
 * @param width of the window, in pixels
 */
public record Look(int width, int height, boolean isDark, boolean hasScript) {
  public static final Look DESK = new Look(1440, 900, false, true);
  public static final Look DARK = new Look(1440, 900, true, true);
  public static final Look PHONE = new Look(390, 844, false, true);
  public static final Look NARROW = new Look(360, 740, false, true);
  public static final Look WITHOUT_SCRIPT = new Look(1440, 900, false, false);

  Browser.NewContextOptions options(String address) {
    return new Browser.NewContextOptions()
        .setBaseURL(address)
        .setViewportSize(width, height)
        .setJavaScriptEnabled(hasScript)
        .setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("en-GB")
        .setTimezoneId("UTC");
  }
}
