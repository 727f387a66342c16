package io.trainyard.web.view.run;

import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the time of a run went, along its critical path.
 *
 * @param title such as {@code Where 3 h 41 m went}
 * @param parts the largest first
 */
public record Spent(String title, List<Part> parts) {
  private static final double LEAST = 0.005;

  public Spent {
    parts = List.copyOf(parts);
  }

  /**
   * What a part of the time went into.
   *
   * @param x where its piece of the bar begins, as a share of the width
   */
  public record Part(
      String words, String time, String share, String x, String width, String classes) {}

  /** The parts; none where the run took no time. */
  static Spent of(RunSnapshot run, CriticalPath path) {
    Map<Piece.Kind, Duration> sums = new EnumMap<>(Piece.Kind.class);
    for (CriticalPath.Leg leg : path.legs()) {
      List<Piece> pieces =
          Pieces.of(run.verb(leg.step()), run.nodes().of(leg.step(), leg.key()), run.now());
      for (Piece piece : pieces) {
        Duration within = within(piece, leg);
        if (!within.isNegative() && !within.isZero()) {
          sums.merge(piece.kind(), within, Duration::plus);
        }
      }
    }
    Duration all = Duration.between(run.run().created(), run.now());
    return new Spent("Where " + Words.duration(all) + " went", parts(sums));
  }

  private static Duration within(Piece piece, CriticalPath.Leg leg) {
    Instant from = piece.from().isBefore(leg.from()) ? leg.from() : piece.from();
    Instant to = piece.to().isAfter(leg.to()) ? leg.to() : piece.to();
    return Duration.between(from, to);
  }

  private static List<Part> parts(Map<Piece.Kind, Duration> sums) {
    double all = sums.values().stream().mapToDouble(Spent::seconds).sum();
    List<Part> parts = new ArrayList<>();
    double left = 0;
    List<Map.Entry<Piece.Kind, Duration>> largest =
        sums.entrySet().stream()
            .sorted(Map.Entry.<Piece.Kind, Duration>comparingByValue().reversed())
            .toList();
    for (Map.Entry<Piece.Kind, Duration> sum : largest) {
      double share = seconds(sum.getValue()) / all;
      Piece.Kind kind = sum.getKey();
      parts.add(
          new Part(
              kind.words(),
              Words.duration(sum.getValue()),
              share < LEAST ? "under 1 %" : Words.share(Math.rint(share * 100) / 100),
              percent(left),
              percent(share),
              kind.tone()));
      left += share;
    }
    return parts;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share * 100);
  }
}
