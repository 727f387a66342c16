package io.trainyard.web.view.chart;

/** A point of a series; one that is not finite is left out of the picture and counted. */
public record Point(double x, double y) {
  /** Whether it can be drawn. */
  public boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y);
  }
}
