package io.trainyard.executors.data.file;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.file.TableReader.ReadFile;
import io.trainyard.executors.data.file.TableReader.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON lines, one object a line, or one array of objects, as tables. Objects are flat: a nested
 * value is refused. A first pass finds the columns, since an object may lack some.
 */
final class JsonLinesFiles {
  private static final long PROGRESS = 100_000;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private JsonLinesFiles() {}

  static ReadFile read(TableSession session, InputStream in, ReadOptions options)
      throws IOException {
    Path file = options.file();
    List<String> names = names(file);
    Map<String, Integer> positions = new HashMap<>();
    names.forEach(name -> positions.put(name, positions.size()));
    try (TextTable table = new TextTable(session, names, Set.of())) {
      new Objects(in, file)
          .each(
              (texts, shapes) -> {
                String[] row = new String[names.size()];
                Shape[] kinds = new Shape[names.size()];
                Arrays.fill(kinds, Shape.BLANK);
                texts.forEach((name, text) -> row[positions.getOrDefault(name, 0)] = text);
                shapes.forEach((name, shape) -> kinds[positions.getOrDefault(name, 0)] = shape);
                table.row(Arrays.<@Nullable String>asList(row), Arrays.asList(kinds));
                if (table.rows() % PROGRESS == 0) {
                  options.progress().rows(table.rows());
                }
              });
      return new ReadFile(table.table(), table.doubts());
    }
  }

  private static List<String> names(Path file) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (InputStream in = Files.newInputStream(file)) {
      new Objects(in, file).each((texts, shapes) -> names.addAll(shapes.keySet()));
    }
    if (names.isEmpty()) {
      throw StepFailure.forGood(
          file.getFileName() + " has 0 rows: it needs one JSON object a line, with a value in it");
    }
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String other = seen.put(name.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        throw StepFailure.forGood(
            file.getFileName()
                + ": '"
                + other
                + "' and '"
                + name
                + "' differ only in case; give the column one name");
      }
    }
    return new ArrayList<>(names);
  }

  /** What is done with an object: its fields as text, and what each looks like. */
  @FunctionalInterface
  private interface Visitor {
    void object(Map<String, @Nullable String> texts, Map<String, Shape> shapes);
  }

  /** The objects of one file, in order. */
  private static final class Objects {
    private final InputStream in;
    private final String file;
    private long row;

    Objects(InputStream in, Path file) {
      this.in = in;
      this.file = String.valueOf(file.getFileName());
    }

    void each(Visitor visitor) {
      try (JsonParser parser =
          JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), in)) {
        JsonToken token = parser.nextToken();
        boolean array = token == JsonToken.START_ARRAY;
        token = array ? parser.nextToken() : token;
        while (token != null && token != JsonToken.END_ARRAY) {
          row++;
          object(parser, token, visitor);
          token = parser.nextToken();
        }
      } catch (JacksonException e) {
        throw StepFailure.forGood(
            file
                + ", row "
                + Math.max(1, row)
                + " (line "
                + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                + "): this is not JSON; write one object a line");
      }
    }

    private void object(JsonParser parser, JsonToken token, Visitor visitor) {
      if (token != JsonToken.START_OBJECT) {
        throw StepFailure.forGood(
            file
                + ", row "
                + row
                + ": expected an object {..}, found "
                + token
                + "; a row is one object");
      }
      Map<String, @Nullable String> texts = new HashMap<>();
      Map<String, Shape> shapes = new java.util.LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value.isStructStart()) {
          throw StepFailure.forGood(
              file
                  + ", row "
                  + row
                  + ", field '"
                  + name
                  + "': a nested value; a table here holds single values: take it apart first");
        }
        String text = value == JsonToken.VALUE_NULL ? null : parser.getString();
        texts.put(name, text);
        shapes.put(name, shape(value, text));
      }
      visitor.object(texts, shapes);
    }

    /** A text in quotes stays one, except that a date has no other form in JSON. */
    private static Shape shape(JsonToken token, @Nullable String text) {
      if (text == null) {
        return Shape.BLANK;
      } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
        return Shape.YES_NO;
      }
      Shape shape = Shape.of(text);
      if (token == JsonToken.VALUE_STRING) {
        return shape == Shape.DATE || shape == Shape.TIMESTAMP || shape == Shape.NO_SUCH_DATE
            ? shape
            : Shape.OTHER;
      }
      return shape;
    }
  }
}
