package io.trainyard.executors.script;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.run.StepContext;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Follows the lines that a script appends to the file at {@code TY_EVENTS}, one JSON object each:
 *
 * <ul>
 *   <li>{@code {"metric": "auc", "value": 0.91, "step": 3}}: the last value of each name is the
 *       step's metric, all of them are its curve
 *   <li>{@code {"param": "depth", "value": 4}}, {@code {"tag": "team", "value": "growth"}}
 *   <li>{@code {"check": "fairness", "ok": false, "severity": "warn", "value": .., "bound": ..,
 *       "why": ".."}}: a finding; one that is not ok fails the step unless it is a {@code warn}
 *   <li>{@code {"progress": 0.4}}, or {@code {"rows": 1200}}
 * </ul>
 *
 * A line that is nothing of these is a warning; it is named by its number, never shown. Used by one
 * thread.
 */
final class ScriptEvents {
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int MOST_WARNINGS = 20;
  private static final int MOST_NAMES = 1_000;

  private final Path file;
  private final StepContext context;
  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private final Map<String, String> params = new LinkedHashMap<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long read;
  private long line;
  private int warnings;

  ScriptEvents(Path file, StepContext context) {
    this.file = file;
    this.context = context;
  }

  /** The last value of each metric. */
  Map<String, Double> metrics() {
    return Collections.unmodifiableMap(metrics);
  }

  Map<String, String> params() {
    return Collections.unmodifiableMap(params);
  }

  Map<String, String> tags() {
    return Collections.unmodifiableMap(tags);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether a check that is no mere warning was not ok. */
  boolean hasFailedCheck() {
    return findings.stream()
        .anyMatch(finding -> !finding.passed() && finding.severity() == Severity.ERROR);
  }

  /** Takes the whole lines that came since the last time. */
  void follow() {
    take(false);
  }

  /** Takes all that is left, a last line without its end too. */
  void finish() {
    take(true);
  }

  private void take(boolean last) {
    if (!Files.isRegularFile(file)) {
      return; // the script removed it
    }
    try (RandomAccessFile events = new RandomAccessFile(file.toFile(), "r")) {
      if (events.length() == read) {
        return;
      }
      byte[] piece = new byte[1 << 20];
      int length;
      do {
        events.seek(read);
        length = Math.max(0, events.read(piece));
        lines(piece, length, last && read + length >= events.length());
      } while (length == piece.length);
    } catch (IOException e) {
      warn("the events cannot be read: " + e.getMessage());
    }
  }

  private void lines(byte[] piece, int length, boolean last) {
    int start = 0;
    for (int at = 0; at < length; at++) {
      if (piece[at] == '\n') {
        line(piece, start, at);
        start = at + 1;
      }
    }
    boolean isEndless = start == 0 && length == piece.length;
    if ((last || isEndless) && start < length) {
      line(piece, start, length);
      start = length;
    }
    read += start;
  }

  private void line(byte[] piece, int start, int end) {
    line++;
    if (end - start > LONGEST_LINE) {
      warn("line %d is longer than %d bytes".formatted(line, LONGEST_LINE));
      return;
    }
    String text = new String(piece, start, end - start, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return;
    }
    try {
      JsonNode event = Json.MAPPER.readTree(text);
      if (!event.isObject() || !take(event)) {
        warn("line %d is no metric, param, tag, check, progress or rows".formatted(line));
      }
    } catch (JacksonException e) {
      warn("line %d is no JSON object".formatted(line));
    }
  }

  private boolean take(JsonNode event) {
    if (event.has("metric")) {
      return metric(event);
    } else if (event.has("param")) {
      return keep(params, event, "param");
    } else if (event.has("tag")) {
      return keep(tags, event, "tag");
    } else if (event.has("check")) {
      return check(event);
    } else if (event.path("progress").isNumber()) {
      context.log("progress " + Math.round(event.path("progress").asDouble() * 100) + " %");
      return true;
    } else if (event.path("rows").isIntegralNumber()) {
      context.progress(event.path("rows").asLong());
      return true;
    }
    return false;
  }

  private boolean metric(JsonNode event) {
    JsonNode value = event.path("value");
    JsonNode step = event.path("step");
    String name = event.path("metric").asString("");
    if (!value.isNumber() || name.isBlank() || !hasRoom(metrics, name)) {
      return false;
    }
    context.metric(name, step.isNumber() ? step.asDouble() : 0, value.asDouble());
    metrics.put(name, value.asDouble());
    return true;
  }

  private boolean keep(Map<String, String> kept, JsonNode event, String kind) {
    String name = event.path(kind).asString("");
    JsonNode value = event.path("value");
    if (name.isBlank() || !value.isValueNode() || !hasRoom(kept, name)) {
      return false;
    }
    kept.put(name, value.asString(""));
    context.log(kind + " " + name + " = " + value.asString(""));
    return true;
  }

  private boolean check(JsonNode event) {
    JsonNode ok = event.path("ok");
    String name = event.path("check").asString("");
    if (!ok.isBoolean() || name.isBlank() || findings.size() >= MOST_NAMES) {
      return false;
    }
    boolean isWarning = event.path("severity").asString("error").startsWith("warn");
    findings.add(
        new Finding(
            name,
            event.path("subject").asString(""),
            ok.asBoolean(),
            isWarning ? Severity.WARNING : Severity.ERROR,
            event.path("value").asString(""),
            event.path("bound").asString(""),
            event.path("why").asString(""),
            Optional.empty()));
    return true;
  }

  private static boolean hasRoom(Map<String, ?> kept, String name) {
    return kept.size() < MOST_NAMES || kept.containsKey(name);
  }

  private void warn(String why) {
    warnings++;
    if (warnings > MOST_WARNINGS) {
      return;
    }
    context.log("warning: TY_EVENTS: " + why);
    findings.add(
        new Finding(
            "lines of TY_EVENTS",
            "line " + line,
            false,
            Severity.WARNING,
            "unreadable",
            "a JSON object",
            why,
            Optional.empty()));
  }
}
