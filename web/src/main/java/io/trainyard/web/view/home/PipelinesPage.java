package io.trainyard.web.view.home;

import java.util.List;

/**
 * Every pipeline, by name.
 *
 * @param tag only those that carry it; empty = all
 * @param next address of those that come later by name; empty where there are none
 */
public record PipelinesPage(String tag, List<PipelineLine> pipelines, String next) {
  public PipelinesPage {
    pipelines = List.copyOf(pipelines);
  }
}
