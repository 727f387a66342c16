package io.trainyard.web.view.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every chart has a defined picture, whatever the figures. */
final class ChartTest {
  private static final Axis STEP = Axis.whole("step");
  private static final Axis LOSS = Axis.of("loss", "nats");

  private static Series series(String name, double... figures) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < figures.length; i++) {
      points.add(new Point(i, figures[i]));
    }
    return new Series(name, points);
  }

  private static LineChart lines(Series... series) {
    return new LineChart("Loss of model", STEP, LOSS, List.of(series));
  }

  static Stream<double[]> strange() {
    return Stream.of(
        new double[] {},
        new double[] {1},
        new double[] {3, 3, 3},
        new double[] {Double.NaN, Double.NaN},
        new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, 2},
        new double[] {-1e300, 1e300},
        new double[] {0, Double.MIN_VALUE});
  }

  @ParameterizedTest
  @MethodSource("strange")
  void no_figure_makes_a_place_that_is_no_number(double[] figures) {
    List<Picture> pictures =
        List.of(
            lines(series("a", figures)).picture(),
            new Spark("Trend", "ms", series("a", figures).points().stream().map(Point::y).toList())
                .picture(),
            new Bars("Bars", LOSS, "column", bars(figures)).picture(),
            new DotPlot("Dots", LOSS, "slice", 0.5, dots(figures)).picture());

    for (Picture picture : pictures) {
      assertThat(picture.toString()).doesNotContain("NaN").doesNotContain("Infinity");
      assertThat(picture.label()).isNotBlank();
    }
  }

  private static List<Bars.Bar> bars(double... figures) {
    return java.util.Arrays.stream(figures).mapToObj(it -> new Bars.Bar("b", it)).toList();
  }

  private static List<DotPlot.Dot> dots(double... figures) {
    return java.util.Arrays.stream(figures).mapToObj(it -> DotPlot.Dot.of("d", it)).toList();
  }

  @Test
  void axes_say_what_they_measure_and_in_which_unit() {
    assertThat(words(lines(series("train", 0.7, 0.5)).picture()))
        .contains("loss, nats", "step", "0.50", "0.70");
  }

  @Test
  void a_gap_in_the_figures_is_a_gap_in_the_line() {
    Picture picture = lines(series("train", 1, 2, Double.NaN, 3, 4)).picture();

    assertThat(paths(picture, "l1"))
        .singleElement()
        .satisfies(path -> assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2));
    assertThat(picture.description()).contains("4 points, 1 to 4, last 4, 1 not finite");
  }

  @Test
  void lines_differ_by_more_than_their_colour() {
    List<Series> many =
        IntStream.range(0, 12).mapToObj(i -> series("line " + i, i, i + 1)).toList();
    Picture picture = new LineChart("Many", STEP, LOSS, many).picture();

    assertThat(picture.key()).hasSize(LineChart.MOST_SERIES);
    assertThat(picture.key().stream().map(it -> it.css() + it.markPath())).doesNotHaveDuplicates();
    assertThat(picture.key().stream().map(it -> it.css().replaceAll("l[12] ?", "") + it.markPath()))
        .doesNotHaveDuplicates();
    assertThat(picture.description()).contains("4 more in the table");
    assertThat(picture.table().rows()).hasSize(24);
  }

  @Test
  void a_long_line_is_thinned_and_keeps_its_peak() {
    double[] figures = new double[100_000];
    figures[54_321] = 9;
    figures[54_322] = -9;
    Series thin = series("long", figures).thinned(800);

    assertThat(thin.points()).hasSizeLessThanOrEqualTo(1_000);
    assertThat(thin.points().stream().mapToDouble(Point::y).max()).hasValue(9);
    assertThat(thin.points().stream().mapToDouble(Point::y).min()).hasValue(-9);
    assertThat(thin.points().stream().map(Point::x)).isSorted();
    assertThat(thin.points().get(thin.points().size() - 1).x()).isEqualTo(99_999);
  }

  @Test
  void the_figures_stand_in_a_table_too() {
    Picture.Grid table = lines(series("train", 0.5), series("valid", 0.6)).picture().table();

    assertThat(table.heads()).containsExactly("Series", "step", "loss, nats");
    assertThat(table.rows())
        .containsExactly(List.of("train", "0", "0.5"), List.of("valid", "0", "0.6"));
  }

  @Test
  void a_count_that_is_not_zero_can_be_seen() {
    Histogram histogram =
        new Histogram(
            "Distribution of age",
            Axis.of("age"),
            List.of(new Histogram.Bin("0 to 9", 1_000_000), new Histogram.Bin("10 to 19", 1)));

    assertThat(boxes(histogram.small())).extracting(Mark.Box::height).containsExactly("22", "1");
    assertThat(histogram.small().label())
        .isEqualTo("Distribution of age. 2 bars, most 0 to 9: 1,000,000.");
  }

  @Test
  void bars_of_losses_and_gains_start_at_zero() {
    Picture picture =
        new Bars(
                "Shares",
                Axis.of("share", "log-odds"),
                "column",
                List.of(new Bars.Bar("up", 2), new Bars.Bar("down", -2)))
            .picture();

    List<Mark.Box> boxes = boxes(picture);
    assertThat(boxes).hasSize(2);
    assertThat(boxes.get(0).width()).isEqualTo(boxes.get(1).width());
    assertThat(Double.parseDouble(boxes.get(1).x()) + Double.parseDouble(boxes.get(1).width()))
        .isEqualTo(Double.parseDouble(boxes.get(0).x()));
  }

  @Test
  void periods_stand_one_after_the_other() {
    Instant start = Instant.parse("2026-09-01T00:00:00Z");
    Picture picture =
        new Periods(
                "Champion over time",
                List.of(
                    new Periods.Period("v11", start, start.plusSeconds(1_000), false),
                    new Periods.Period("v12", start.plusSeconds(1_000), start, true)),
                Instant::toString)
            .picture();

    assertThat(boxes(picture)).extracting(Mark.Box::css).containsExactly("band", "band chosen");
    assertThat(new Periods("None", List.of(), Instant::toString).picture().label())
        .isEqualTo("None. Nobody yet.");
  }

  @Test
  void long_names_are_cut_in_the_middle_by_whole_characters() {
    assertThat(Names.cut("customer-lifetime-value-recalibration", 15))
        .isEqualTo("custome\u2026bration");
    assertThat(Names.cut("\uD83D\uDE80".repeat(9), 3)).isEqualTo("\uD83D\uDE80\u2026\uD83D\uDE80");
  }

  private static List<String> words(Picture picture) {
    return picture.marks().stream()
        .filter(Mark.Words.class::isInstance)
        .map(mark -> ((Mark.Words) mark).text())
        .toList();
  }

  private static List<String> paths(Picture picture, String css) {
    return picture.marks().stream()
        .filter(mark -> mark instanceof Mark.Trace && mark.css().equals(css))
        .map(mark -> ((Mark.Trace) mark).path())
        .toList();
  }

  private static List<Mark.Box> boxes(Picture picture) {
    return picture.marks().stream()
        .filter(Mark.Box.class::isInstance)
        .map(Mark.Box.class::cast)
        .toList();
  }
}
