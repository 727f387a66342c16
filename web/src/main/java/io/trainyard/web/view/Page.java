package io.trainyard.web.view;

import java.util.List;

/**
 * A page, as a pure record: what its template shows, and the frame around it.
 *
 * @param title of the page; the window's title too
 * @param template below {@code src/main/jte}, such as {@code home/home.jte}; it takes {@code frame}
 *     and {@code page}
 * @param content the record that the template shows and that {@code .json} answers
 * @param crumbs the way here from the top; none on a page of the top
 * @param news address of the events on which the page is looked at again; empty = it does not
 *     change
 * @param status of the answer: 200 unless a form was wrong
 */
public record Page(
    Area area,
    String title,
    String template,
    Object content,
    List<Crumb> crumbs,
    String news,
    int status)
    implements Reply {
  public Page {
    crumbs = List.copyOf(crumbs);
  }

  public static Page of(Area area, String title, String template, Object content) {
    return new Page(area, title, template, content, List.of(), "", 200);
  }

  /** The same, below these. The last one is the page itself. */
  public Page below(Crumb... way) {
    return new Page(area, title, template, content, List.of(way), news, status);
  }

  /** The same, looked at again when these events come, such as {@code /api/v1/events?run=3}. */
  public Page live(String events) {
    return new Page(area, title, template, content, crumbs, events, status);
  }

  /** The same, answered with another status, such as 409 where a form comes back. */
  public Page status(int other) {
    return new Page(area, title, template, content, crumbs, news, other);
  }
}
