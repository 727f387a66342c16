package io.trainyard.web.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * One look at a page, as the browser timed it, in milliseconds from the beginning of the navigation
 * unless said otherwise.
 *
 * @param server from the request to the last byte of the answer
 * @param painted when something of it could be seen
 * @param loaded when the page, its style and its scripts were there
 * @param usable when it had answered a key by a change that was painted
 * @param longestTask the longest time for which it could not have answered; 0 = below 50 ms
 * @param bytes of HTML
 * @param sent of these over the wire
 * @param elements of the document
 */
record PageLook(
    double server,
    double painted,
    double loaded,
    double usable,
    double longestTask,
    long bytes,
    long sent,
    long elements) {
  /** To be run before a page's own scripts. */
  static final String WATCH =
      "window.longestTask = 0; new PerformanceObserver(list => list.getEntries().forEach(task => {"
          + "window.longestTask = Math.max(window.longestTask, task.duration); }))"
          + ".observe({type: 'longtask', buffered: true});";

  private static final String PAINTED =
      "() => new Promise(done => requestAnimationFrame(() => setTimeout("
          + "() => done(performance.now()), 0)))";
  private static final String FIGURES =
      "() => { const page = performance.getEntriesByType('navigation')[0];"
          + "const paint = performance.getEntriesByName('first-contentful-paint')[0];"
          + "return [page.responseEnd - page.requestStart, paint.startTime, page.loadEventEnd,"
          + "window.longestTask, page.decodedBodySize, page.transferSize,"
          + "document.querySelectorAll('*').length]; }";

  /** Opens a page and presses the key that begins a search. */
  static PageLook at(Page page, String path) {
    page.navigate(path);
    page.keyboard().press("/");
    page.waitForFunction("document.activeElement.id === 'find'");
    double usable = ((Number) page.evaluate(PAINTED)).doubleValue();
    List<Double> figures =
        ((List<?>) page.evaluate(FIGURES))
            .stream().map(figure -> ((Number) figure).doubleValue()).toList();
    return new PageLook(
        figures.get(0),
        figures.get(1),
        figures.get(2),
        usable,
        figures.get(3),
        figures.get(4).longValue(),
        figures.get(5).longValue(),
        figures.get(6).longValue());
  }
}
