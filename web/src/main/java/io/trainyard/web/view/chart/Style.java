package io.trainyard.web.view.chart;

/**
 * How the series of a chart differ: two colours, four dashes and four shapes, so that no two of
 * eight are told apart by colour alone.
 */
enum Style {
  FIRST("l1", "p1", Shape.DISC),
  SECOND("l2 dash", "p2", Shape.SQUARE),
  THIRD("l1 dots", "p1", Shape.TRIANGLE),
  FOURTH("l2", "p2", Shape.DIAMOND),
  FIFTH("l1 dash", "p1", Shape.DISC),
  SIXTH("l2 dots", "p2", Shape.DISC),
  SEVENTH("l1 long", "p1", Shape.DIAMOND),
  EIGHTH("l2 long", "p2", Shape.TRIANGLE);

  private static final String SAMPLE = "M0 4H18";
  private final String line;
  private final String point;
  private final Shape shape;

  Style(String line, String point, Shape shape) {
    this.line = line;
    this.point = point;
    this.shape = shape;
  }

  /** Of the series at a place, from 0. */
  static Style at(int place) {
    return values()[place % values().length];
  }

  Mark.Trace line(String path) {
    return new Mark.Trace(line, path, "");
  }

  Mark.Trace point(double x, double y, String note) {
    return new Mark.Trace(point + " halo", shape.at(x, y), note);
  }

  Picture.Key key(String text) {
    return new Picture.Key(line, SAMPLE, point, shape.at(9, 4), text);
  }

  /** What a point looks like; about 6 pixels wide. */
  enum Shape {
    DISC("m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"),
    SQUARE("m-2.7-2.7h5.4v5.4h-5.4z"),
    TRIANGLE("m0-3.4l3.4 6h-6.8z"),
    DIAMOND("m0-3.8l3.8 3.8-3.8 3.8-3.8-3.8z");

    private final String outline;

    Shape(String outline) {
      this.outline = outline;
    }

    String at(double x, double y) {
      return "M" + Figures.pixel(x) + " " + Figures.pixel(y) + outline;
    }
  }
}
