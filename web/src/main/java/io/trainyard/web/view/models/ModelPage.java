package io.trainyard.web.view.models;

import io.trainyard.web.view.chart.Picture;
import java.util.List;
import java.util.Optional;

/**
 * A model with all its versions.
 *
 * @param curves each measure by version; none where there is one version only
 */
public record ModelPage(
    String name,
    String said,
    VersionRow.Table versions,
    List<Picture> curves,
    Optional<AliasPart> alias) {
  public ModelPage {
    curves = List.copyOf(curves);
  }
}
