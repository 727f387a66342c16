package io.trainyard.web.view.pipeline;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What changed in the files of a pipeline, line by line, with some lines around each change. */
public final class LineDifference {
  private static final int AROUND = 2;
  private static final int MOST_LINES = 400;

  private final Pipeline before;
  private final Pipeline now;
  private int added;
  private int removed;

  private LineDifference(Pipeline before, Pipeline now) {
    this.before = before;
    this.now = now;
  }

  /** The files that differ, and how many lines do. */
  public record Found(List<VersionCard.FileDifference> files, int added, int removed) {}

  /** From one definition to a later one. */
  public static Found between(Pipeline before, Pipeline now) {
    LineDifference difference = new LineDifference(before, now);
    Set<String> paths = new LinkedHashSet<>();
    now.sources().forEach(source -> paths.add(source.path()));
    before.sources().forEach(source -> paths.add(source.path()));
    List<VersionCard.FileDifference> files = new ArrayList<>();
    for (String path : paths) {
      difference.file(path).ifPresent(files::add);
    }
    return new Found(files, difference.added, difference.removed);
  }

  private Optional<VersionCard.FileDifference> file(String path) {
    List<String> old = lines(before, path);
    List<String> present = lines(now, path);
    Patch<String> patch = DiffUtils.diff(old, present);
    List<VersionCard.Line> lines = new ArrayList<>();
    List<AbstractDelta<String>> deltas = patch.getDeltas();
    int shown = 0; // lines of the present file that stand already
    for (int each = 0; each < deltas.size(); each++) {
      AbstractDelta<String> delta = deltas.get(each);
      int at = start(delta);
      int from = Math.max(shown, at - AROUND);
      if (from > shown || lines.isEmpty()) {
        lines.add(hunk(path, from, at));
      }
      same(lines, present, from, at);
      change(lines, delta);
      int end = at + delta.getTarget().size();
      int next = each + 1 < deltas.size() ? start(deltas.get(each + 1)) : present.size();
      shown = Math.min(next, end + AROUND);
      same(lines, present, end, shown);
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VersionCard.FileDifference(
                path, lines.subList(0, Math.min(MOST_LINES, lines.size()))));
  }

  private static int start(AbstractDelta<String> delta) {
    return delta.getTarget().getPosition();
  }

  private static List<String> lines(Pipeline pipeline, String path) {
    return pipeline.sources().stream()
        .filter(source -> source.path().equals(path))
        .map(Source::text)
        .findFirst()
        .map(text -> text.lines().toList())
        .orElse(List.of());
  }

  /** Tells the step that the lines after it belong to. */
  private VersionCard.Line hunk(String path, int from, int change) {
    Optional<Step> step =
        now.steps().stream()
            .filter(each -> each.at().file().equals(path) && each.at().line() <= change + 1)
            .reduce((first, second) -> second.at().line() >= first.at().line() ? second : first);
    String name = step.map(each -> each.name() + " = " + each.verb()).orElse("line " + (from + 1));
    return new VersionCard.Line("hunk", "", "", name);
  }

  private static void same(List<VersionCard.Line> lines, List<String> texts, int from, int to) {
    for (int at = from; at < to; at++) {
      lines.add(new VersionCard.Line("", String.valueOf(at + 1), "", texts.get(at)));
    }
  }

  private void change(List<VersionCard.Line> lines, AbstractDelta<String> delta) {
    int old = delta.getSource().getPosition();
    for (String text : delta.getSource().getLines()) {
      lines.add(new VersionCard.Line("del", String.valueOf(++old), "−", text));
      removed++;
    }
    int present = start(delta);
    for (String text : delta.getTarget().getLines()) {
      lines.add(new VersionCard.Line("add", String.valueOf(++present), "+", text));
      added++;
    }
  }
}
