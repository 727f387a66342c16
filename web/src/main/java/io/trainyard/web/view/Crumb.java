package io.trainyard.web.view;

/**
 * A step of the way from the top to a page.
 *
 * @param address empty for the page itself
 */
public record Crumb(String text, String address) {
  /** The page itself. */
  public static Crumb here(String text) {
    return new Crumb(text, "");
  }
}
