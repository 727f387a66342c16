package io.trainyard.web.view.models;

import java.util.List;

/** All models. */
public record ModelListPage(List<Line> models) {
  public ModelListPage {
    models = List.copyOf(models);
  }

  /**
   * A model.
   *
   * @param champion such as {@code v3}; empty where none is
   * @param measures of the champion, else of the latest version, in words
   * @param serves names of the endpoints that serve it
   */
  public record Line(
      String name,
      String latest,
      String latestAddress,
      String champion,
      String championAddress,
      String measures,
      String serves,
      long run,
      String made,
      String madeAt) {}
}
