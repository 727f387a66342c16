package io.trainyard.web.view.home;

import java.util.List;

/**
 * The first page.
 *
 * @param pipelines by name
 */
public record HomePage(List<Line> pipelines) {
  public HomePage {
    pipelines = List.copyOf(pipelines);
  }

  /** A pipeline in one line. */
  public record Line(String name, String about, String owner) {}
}
