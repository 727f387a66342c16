package io.trainyard.web.view.chart;

/** One shape of a picture. Places are in pixels of the picture, from its upper left corner. */
public sealed interface Mark {
  /** Classes of the style sheet, which give it colour and stroke. */
  String css();

  /**
   * A line or an area.
   *
   * @param path as SVG writes it
   * @param note what it says to who points at it; may be empty
   */
  record Trace(String css, String path, String note) implements Mark {
    /** A straight line. */
    static Trace line(String css, double x1, double y1, double x2, double y2) {
      return new Trace(css, "M" + pair(x1, y1) + "L" + pair(x2, y2), "");
    }

    private static String pair(double x, double y) {
      return Figures.pixel(x) + " " + Figures.pixel(y);
    }
  }

  /**
   * A rectangle.
   *
   * @param note what it says to who points at it; may be empty
   */
  record Box(String css, String x, String y, String width, String height, String note)
      implements Mark {
    static Box of(String css, Area area, String note) {
      return new Box(
          css,
          Figures.pixel(area.x()),
          Figures.pixel(area.y()),
          Figures.pixel(Math.max(0, area.width())),
          Figures.pixel(Math.max(0, area.height())),
          note);
    }
  }

  /** Where a rectangle lies. */
  record Area(double x, double y, double width, double height) {}

  /**
   * Words.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  record Words(String css, String x, String y, String anchor, String text) implements Mark {
    static Words of(String css, double x, double y, Anchor anchor, String text) {
      return new Words(css, Figures.pixel(x), Figures.pixel(y), anchor.word, text);
    }
  }

  /** Which part of words stands at their place. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String word;

    Anchor(String word) {
      this.word = word;
    }
  }
}
