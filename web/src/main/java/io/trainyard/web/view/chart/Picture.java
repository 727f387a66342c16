package io.trainyard.web.view.chart;

import java.util.List;

/**
 * A chart, ready to be written as SVG, with what says the same in words and in figures.
 *
 * @param css classes that tell its kind, such as {@code of-lines}
 * @param width in pixels at full size; it shrinks to the width there is
 * @param title what it shows
 * @param description what can be seen in it, in words
 * @param key what its lines and dots stand for; empty where there is one kind only
 * @param table the figures; of very long series a part
 */
public record Picture(
    String css,
    int width,
    int height,
    String title,
    String description,
    List<Mark> marks,
    List<Key> key,
    Grid table) {
  public Picture {
    marks = List.copyOf(marks);
    key = List.copyOf(key);
  }

  /** What screen readers read for the picture. */
  public String label() {
    return description.isEmpty() ? title : title + ". " + description;
  }

  /** Whether the figures are worth a table of their own. */
  public boolean hasTable() {
    return !table.rows().isEmpty();
  }

  /**
   * What a line, bar or dot stands for.
   *
   * @param css as its mark has
   * @param path its sample, 18 by 8 pixels
   */
  public record Key(String css, String path, String markCss, String markPath, String text) {}

  /**
   * The figures as rows.
   *
   * @param note what is left out; may be empty
   */
  public record Grid(List<String> heads, List<List<String>> rows, String note) {
    /** No figures. */
    public static final Grid NONE = new Grid(List.of(), List.of(), "");

    public Grid {
      heads = List.copyOf(heads);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
