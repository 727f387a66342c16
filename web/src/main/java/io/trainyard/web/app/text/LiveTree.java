package io.trainyard.web.app.text;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.Follower;
import io.trainyard.web.api.RunView;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run on a terminal: one line a step, drawn over again while it goes on. {@link #draw} is called
 * by a ticking thread; all methods are safe to call from any thread.
 */
public final class LiveTree implements Follower {
  private static final String[] SPINNER = {"|", "/", "-", "\\"};
  private static final int DEEPEST = 10;
  private static final int MOST_LINES = 40;

  private final PrintStream out;
  private final Screen screen;
  private final Clock clock;
  private final Map<String, AttemptView> latest = new HashMap<>();
  private final Map<String, Long> progress = new HashMap<>();
  private final Map<String, String> metrics = new HashMap<>();
  private @Nullable RunView run;
  private List<StepTree.Place> places = List.of();
  private int drawn;
  private int frame;

  /**
   * The terminal.
   *
   * @param columns its width; no line is longer
   * @param colours whether they are welcome
   */
  public record Screen(int columns, boolean colours) {}

  public LiveTree(PrintStream out, Screen screen, Clock clock) {
    this.out = out;
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public synchronized void began(RunView begun) {
    run = begun;
    places = StepTree.of(begun.steps(), DEEPEST);
    begun.attempts().forEach(attempt -> latest.put(attempt.step(), attempt));
  }

  @Override
  public synchronized void attempt(AttemptView attempt) {
    latest.put(attempt.step(), attempt);
  }

  @Override
  public synchronized void progress(String step, long rows) {
    progress.put(step, rows);
  }

  @Override
  public synchronized void metric(String step, String name, double value) {
    metrics.put(step, name + " " + Format.number(value));
  }

  /** Prints a line that stays, above the tree. */
  public synchronized void say(String line) {
    erase();
    drawn = 0;
    out.println(line);
    draw();
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\033[" + drawn + "A\033[J");
    }
  }

  /** Draws the present state over the last one. */
  public synchronized void draw() {
    RunView current = run;
    if (current == null) {
      return;
    }
    frame++;
    List<String> lines = lines(current);
    erase();
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    out.print(text);
    out.flush();
    drawn = lines.size();
  }

  private List<String> lines(RunView current) {
    Instant began = current.run().created();
    List<String> lines = new ArrayList<>();
    lines.add(
        cut(
            "run %d of %s  %s"
                .formatted(
                    current.run().run(),
                    current.run().pipeline(),
                    Format.duration(Duration.between(began, clock.instant())))));
    int width = places.stream().mapToInt(LiveTree::width).max().orElse(0);
    for (StepTree.Place place : shown()) {
      lines.add(line(place, width));
    }
    if (places.size() > shown().size()) {
      lines.add(cut("  .. and " + (places.size() - shown().size()) + " more steps"));
    }
    return lines;
  }

  /** A pipeline longer than a screen: what runs comes first. */
  private List<StepTree.Place> shown() {
    if (places.size() <= MOST_LINES) {
      return places;
    }
    return places.stream()
        .filter(place -> isRunning(latest.get(place.step().name())))
        .limit(MOST_LINES)
        .toList();
  }

  private static boolean isRunning(@Nullable AttemptView attempt) {
    return attempt != null && attempt.state() == AttemptState.RUNNING;
  }

  private static int width(StepTree.Place place) {
    return 2 * place.depth() + place.step().name().length();
  }

  private String line(StepTree.Place place, int width) {
    AttemptView attempt = latest.get(place.step().name());
    String name = "  ".repeat(place.depth()) + place.step().name();
    String plain =
        cut(" %s %s  %s".formatted(mark(attempt), pad(name, width), details(place, attempt)));
    String colour = colour(attempt);
    return colour.isEmpty() ? plain : colour + plain + "\033[0m";
  }

  private String details(StepTree.Place place, @Nullable AttemptView attempt) {
    String verb = pad(place.step().verb(), 9);
    if (attempt == null) {
      return verb.stripTrailing();
    }
    if (!isRunning(attempt)) {
      boolean isTold = attempt.state() == AttemptState.CACHED; // by its details
      String text = isTold ? "" : attempt.message().lines().findFirst().orElse("");
      String tail = AttemptText.details(attempt);
      return verb
          + " "
          + AttemptText.state(attempt)
          + "  "
          + tail
          + (text.isEmpty() ? "" : "  " + text);
    }
    List<String> parts = new ArrayList<>();
    parts.add(verb);
    if (attempt.started() != null) {
      parts.add(Format.duration(Duration.between(attempt.started(), clock.instant())));
    }
    Long rows = progress.get(attempt.step());
    if (rows != null) {
      parts.add(Format.rows(rows));
    }
    parts.add(metrics.getOrDefault(attempt.step(), ""));
    parts.add(attempt.tryNumber() > 1 ? "try " + attempt.tryNumber() : "");
    return String.join(" ", parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  private String mark(@Nullable AttemptView attempt) {
    if (attempt == null) {
      return ".";
    }
    return switch (attempt.state()) {
      case RUNNING -> SPINNER[frame % SPINNER.length];
      case SUCCEEDED -> "+";
      case CACHED -> "=";
      case FAILED -> "x";
      case CANCELLED -> "x";
      case SKIPPED -> "-";
      case SCHEDULED, WAITING -> ".";
    };
  }

  private String colour(@Nullable AttemptView attempt) {
    if (!screen.colours() || attempt == null) {
      return "";
    }
    return switch (attempt.state()) {
      case SUCCEEDED, CACHED -> "\033[32m";
      case FAILED, CANCELLED -> "\033[31m";
      case SKIPPED -> "\033[2m";
      case RUNNING -> "\033[36m";
      case SCHEDULED, WAITING -> "";
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String cut(String line) {
    int most = Math.max(10, screen.columns() - 1);
    String trimmed = line.stripTrailing();
    return trimmed.length() <= most ? trimmed : trimmed.substring(0, most - 2) + "..";
  }
}
