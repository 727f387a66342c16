package io.trainyard.web.view.pipeline;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a version.
 *
 * @param version that is shown, in short
 */
public record SourceCard(String version, List<File> files) {
  public SourceCard {
    files = List.copyOf(files);
  }

  /** A file with its lines. */
  public record File(String path, List<Line> lines) {}

  /**
   * A line.
   *
   * @param anchor what an address names it by
   */
  public record Line(int number, String anchor, String text) {}

  static SourceCard of(Pipeline pipeline, String version) {
    List<File> files = new ArrayList<>();
    for (int at = 0; at < pipeline.sources().size(); at++) {
      files.add(file(pipeline, at));
    }
    return new SourceCard(version, files);
  }

  private static File file(Pipeline pipeline, int at) {
    Source source = pipeline.sources().get(at);
    List<Line> lines = new ArrayList<>();
    for (String text : source.text().lines().toList()) {
      int number = lines.size() + 1;
      lines.add(new Line(number, anchor(at, number), text));
    }
    return new File(source.path(), List.copyOf(lines));
  }

  private static String anchor(int file, int line) {
    return file == 0 ? "L" + line : "F" + (file + 1) + "L" + line;
  }

  /** The address of a place in the source of a pipeline as it is now. */
  static String address(Pipeline pipeline, SourceRef at) {
    int file = 0;
    for (int each = 0; each < pipeline.sources().size(); each++) {
      if (pipeline.sources().get(each).path().equals(at.file())) {
        file = each;
      }
    }
    String base = "/pipelines/" + pipeline.name() + "?tab=source";
    return at.line() == 0 ? base : base + "#" + anchor(file, at.line());
  }
}
