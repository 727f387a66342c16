package io.trainyard.web.view.run;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a pipeline's file.
 *
 * @param place file and line, such as {@code churn.groovy:27}
 */
public record CodeLines(String place, List<Line> lines) {
  private static final int MOST = 80;
  private static final int AROUND = 2;
  private static final Pattern PLACE = Pattern.compile("^([^\\s:]{1,200}):(\\d{1,6})(?::\\d+)?");

  public CodeLines {
    lines = List.copyOf(lines);
  }

  /** A line with its number, from 1. */
  public record Line(int number, String text, boolean isMarked) {}

  /** The lines from a step's first to the one before the next step. */
  static Optional<CodeLines> of(Pipeline pipeline, Step step, String message) {
    SourceRef at = step.at();
    int next =
        pipeline.steps().stream()
            .map(Step::at)
            .filter(other -> other.file().equals(at.file()) && other.line() > at.line())
            .mapToInt(SourceRef::line)
            .min()
            .orElse(at.line() + MOST);
    return text(pipeline, at.file())
        .map(text -> part(text, at, new Bounds(at.line(), next - 1), marked(message, at.file())));
  }

  /** The line that a message names, with those around it. */
  static Optional<CodeLines> around(Pipeline pipeline, Step step, String message) {
    String file = step.at().file();
    int line = marked(message, file).orElse(step.at().line());
    return text(pipeline, file)
        .map(
            text ->
                part(
                    text,
                    new SourceRef(file, line, 0),
                    new Bounds(Math.max(1, line - AROUND), line + AROUND),
                    OptionalInt.of(line)));
  }

  /** The line that a message begins with; empty where it names none of the file. */
  static OptionalInt marked(String message, String file) {
    Matcher place = PLACE.matcher(message);
    return place.find() && (place.group(1).equals(file) || place.group(1).endsWith("/" + file))
        ? OptionalInt.of(Integer.parseInt(place.group(2)))
        : OptionalInt.empty();
  }

  private record Bounds(int first, int last) {}

  private static Optional<String> text(Pipeline pipeline, String file) {
    return pipeline.sources().stream()
        .filter(source -> source.path().equals(file))
        .map(Source::text)
        .findFirst();
  }

  private static CodeLines part(String text, SourceRef at, Bounds bounds, OptionalInt marked) {
    List<String> all = text.lines().toList();
    int last = Math.min(all.size(), Math.min(bounds.last, bounds.first + MOST - 1));
    while (last > bounds.first && all.get(last - 1).isBlank()) {
      last--;
    }
    List<Line> lines = new ArrayList<>();
    for (int number = Math.max(1, bounds.first); number <= last; number++) {
      boolean isMarked = marked.isPresent() && marked.getAsInt() == number;
      lines.add(new Line(number, all.get(number - 1), isMarked));
    }
    return new CodeLines(at.file() + ":" + at.line(), lines);
  }
}
