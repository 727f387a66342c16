package io.trainyard.web.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What the looks at a page were like.
 *
 * @param looks the first one in a server that has just come up and a browser that has kept nothing
 */
record PageFigures(String name, List<PageLook> looks) {
  private static final Path DOC = Path.of("..", "docs", "performance-viewer.md");
  private static final String BEGIN = "<!-- measured -->\n";
  private static final String END = "<!-- end -->";

  PageFigures {
    looks = List.copyOf(looks);
  }

  /** When it could be used: the later of both, the first look and the usual one. */
  double usable() {
    return Math.max(looks.get(0).usable(), median(PageLook::usable));
  }

  private double median(ToDoubleFunction<PageLook> figure) {
    List<Double> sorted =
        looks.subList(1, looks.size()).stream().map(figure::applyAsDouble).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** A row of the table. */
  String line() {
    PageLook last = looks.get(looks.size() - 1);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %,d | %,d | %,d |",
        name,
        both(PageLook::server),
        both(PageLook::painted),
        both(PageLook::loaded),
        both(PageLook::usable),
        both(PageLook::longestTask),
        last.bytes(),
        last.sent(),
        last.elements());
  }

  /** The usual figure, and that of the first look behind it. */
  private String both(ToDoubleFunction<PageLook> figure) {
    return String.format(
        Locale.ROOT, "%.0f (%.0f)", median(figure), figure.applyAsDouble(looks.get(0)));
  }

  /** Puts the table into the documentation where that is asked for, and prints it otherwise. */
  static void write(List<PageFigures> all) throws IOException {
    String table = all.stream().map(PageFigures::line).collect(Collectors.joining("\n"));
    if (!Boolean.getBoolean("update.docs")) {
      System.out.println(table);
      return;
    }
    String text = Files.readString(DOC);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    String head =
        "| page | server | painted | loaded | usable | longest task | bytes | sent | elements |\n"
            + "|---|---|---|---|---|---|---|---|---|\n";
    Files.writeString(
        DOC, text.substring(0, from) + head + table + "\n" + text.substring(text.indexOf(END)));
  }
}
