package io.trainyard.web.view.search;

import java.util.List;

/**
 * What was found.
 *
 * @param asked the words that were looked for; empty = nothing yet
 */
public record SearchPage(String asked, List<Group> groups) {
  public SearchPage {
    groups = List.copyOf(groups);
  }

  /**
   * Hits of one kind.
   *
   * @param isCut whether there are more than are shown
   */
  public record Group(String title, List<Hit> hits, boolean isCut) {
    private static final int SHOWN = 20;

    public Group {
      hits = List.copyOf(hits);
    }

    static Group of(String title, List<Hit> all) {
      return new Group(title, all.subList(0, Math.min(SHOWN, all.size())), all.size() > SHOWN);
    }
  }

  /**
   * Something that was found.
   *
   * @param more what tells it from others
   */
  public record Hit(String name, String address, String more) {}
}
