package io.trainyard.web.view;

import java.util.List;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param areas that the header leads to
 * @param who looks; empty before login
 * @param notice said on top
 * @param csrf what forms repeat; empty where there is no session
 * @param clock the server's time, worded
 * @param zone the times' zone, worded
 * @param find what stands in the box of the search
 * @param assets addresses of stylesheets and scripts
 */
public record Frame(
    Page page,
    List<Area> areas,
    Optional<Who> who,
    Optional<Notice> notice,
    String csrf,
    String clock,
    String zone,
    String find,
    Assets assets) {
  public String title() {
    return page.title();
  }

  public boolean isIn(Area area) {
    return page.area() == area;
  }

  public boolean isLive() {
    return !page.news().isEmpty();
  }

  /** The address of a stylesheet or script. */
  public String asset(String name) {
    return assets.address(name);
  }
}
