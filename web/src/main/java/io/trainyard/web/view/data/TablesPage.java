package io.trainyard.web.view.data;

import java.util.List;

/**
 * All tables.
 *
 * @param tables by pipeline and name
 * @param next address of the tables after these; empty where there are none
 */
public record TablesPage(List<Line> tables, String next) {
  public TablesPage {
    tables = List.copyOf(tables);
  }

  /**
   * A table by its latest version.
   *
   * @param name without the pipeline
   * @param key how it is told apart in the page
   * @param tags such as {@code personal}
   * @param usedBy steps of the same pipeline
   */
  public record Line(
      String key,
      String name,
      String address,
      String pipeline,
      List<String> tags,
      String rows,
      String size,
      String digest,
      long run,
      String made,
      String madeAt,
      String usedBy) {
    public Line {
      tags = List.copyOf(tags);
    }
  }
}
