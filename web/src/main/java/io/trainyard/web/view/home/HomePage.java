package io.trainyard.web.view.home;

import java.util.List;
import java.util.Optional;

/**
 * The first page: does anything need me, what runs, what waits.
 *
 * @param summary a sentence each
 * @param filters of the pipelines
 * @param pipelines by name
 * @param left how many pipelines are not shown
 * @param approvals that whoever looks may give
 * @param refused files that are not taken up
 * @param first shown instead of all others while there is no pipeline
 */
public record HomePage(
    List<String> summary,
    List<Filter> filters,
    List<PipelineLine> pipelines,
    int left,
    Card now,
    Card approvals,
    Card findings,
    List<Refused> refused,
    Optional<FirstRun> first) {
  public HomePage {
    summary = List.copyOf(summary);
    filters = List.copyOf(filters);
    pipelines = List.copyOf(pipelines);
    refused = List.copyOf(refused);
  }

  /**
   * A file that is not taken up.
   *
   * @param mistakes with their places
   */
  public record Refused(String file, List<String> mistakes) {
    public Refused {
      mistakes = List.copyOf(mistakes);
    }
  }

  /** A choice of pipelines. */
  public record Filter(String text, String address, boolean isChosen) {}

  /**
   * A list of what needs somebody.
   *
   * @param count of all; there are no more rows than fit
   */
  public record Card(int count, List<Row> rows) {
    private static final int ROWS = 6;

    public Card {
      rows = List.copyOf(rows);
    }

    static Card of(List<Row> all) {
      return new Card(all.size(), all.subList(0, Math.min(ROWS, all.size())));
    }

    public int left() {
      return count - rows.size();
    }
  }

  /**
   * A home in which nothing has run yet: how the server is.
   *
   * @param sample a pipeline to begin with
   */
  public record FirstRun(String folder, String since, String events, String sample) {
    static final String SAMPLE =
        """
        pipeline('hello') {
            def rows  = collect { csv 'rows.csv' }
            def parts = split(rows) { test 20.percent; seed 42 }
            def model = train(parts.train) { target 'label'; using gradientBoosting { trees 200 } }
            evaluate(model, parts.test) { measure auc }
        }
        """;
  }
}
