package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Names;
import io.trainyard.web.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code settings.json} of a home, read strictly: what is not understood is a mistake, since a
 * setting that is silently passed over is found only in production.
 *
 * <pre>{@code
 * {
 *   "connection": {"dw": {"url": "jdbc:postgresql://dw/sales", "user": "etl", "password": "secret:dw"}},
 *   "setting": {"crm/schema": "crm_prod"},
 *   "environment": "prod",
 *   "capacity": {"cpus": 8, "memory": "32GiB"},
 *   "pools": {"erp": 2},
 *   "calendars": {"workdays": {"holidays": "holidays.ics"}},
 *   "channels": {"ml": {"kind": "slack", "url": "secret:slack/ml"}},
 *   "network": {"allow": ["dw.internal", "10.1.0.0/16"]}
 * }
 * }</pre>
 */
final class SettingsFile {
  private static final List<String> PARTS =
      List.of(
          "connection",
          "setting",
          "environment",
          "capacity",
          "pools",
          "calendars",
          "channels",
          "network",
          "secrets",
          "store");
  private static final Set<String> CONNECTION = Set.of("url", "user", "password");
  private static final Pattern NAME = Pattern.compile(Names.PATTERN);
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
  private final Path file;
  private String text = "";

  private SettingsFile(Path file) {
    this.file = file;
  }

  /** The settings; none when there is no file. A {@link Refusal} names the place of a mistake. */
  static HomeSettings read(Path file) {
    return new SettingsFile(file).read();
  }

  private HomeSettings read() {
    JsonNode root;
    try {
      byte[] bytes = Files.readAllBytes(file);
      text = new String(bytes, StandardCharsets.UTF_8);
      root = Json.tree(bytes);
    } catch (NoSuchFileException e) {
      return HomeSettings.EMPTY;
    } catch (IOException e) {
      throw Refusal.usage("%s cannot be read: is it readable for you?".formatted(file));
    } catch (JacksonException e) {
      throw Refusal.usage(
          "%s, line %d: this is not JSON: %s"
              .formatted(file, e.getLocation().getLineNr(), whatIsWrong(e)));
    }
    requireObject(root, "the file");
    for (String part : root.propertyNames()) {
      if (!PARTS.contains(part)) {
        throw wrong("'" + part + "' is not a part of the settings" + Closest.hint(part, PARTS));
      }
    }
    SecretCommand.flaw(root.path("secrets"))
        .or(() -> StoreSetting.flaw(root.path("store")))
        .ifPresent(
            flaw -> {
              throw wrong(flaw);
            });
    return new HomeSettings(
        connections(root.path("connection")),
        settings(root.path("setting")),
        new CapacityPart(this::wrong).read(root),
        new CalendarsPart(this::wrong).read(root.path("calendars")),
        new NetworkPart(this::wrong).read(root.path("network")),
        new ChannelsPart(this::wrong).read(root.path("channels")),
        environment(root.path("environment")));
  }

  private String environment(JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    if (!node.isString() || !NAME.matcher(node.stringValue()).matches()) {
      throw wrong("'environment' is a name in double quotes: " + Names.PATTERN);
    }
    return node.stringValue();
  }

  private Map<String, Map<String, String>> connections(JsonNode node) {
    Map<String, Map<String, String>> connections = new LinkedHashMap<>();
    if (node.isMissingNode()) {
      return connections;
    }
    requireObject(node, "'connection'");
    for (String name : node.propertyNames()) {
      if (!NAME.matcher(name).matches()) {
        throw wrong("connection '" + name + "': a name is " + Names.PATTERN);
      }
      Map<String, String> connection = texts(node.path(name), "connection '" + name + "'");
      for (String word : connection.keySet()) {
        if (!CONNECTION.contains(word)) {
          throw wrong(
              "connection '%s': there is no '%s'%s"
                  .formatted(name, word, Closest.hint(word, List.copyOf(CONNECTION))));
        }
      }
      if (!connection.containsKey("url")) {
        throw wrong("connection '" + name + "': its 'url' is missing");
      }
      connections.put(name, connection);
    }
    return connections;
  }

  private Map<String, String> settings(JsonNode node) {
    return node.isMissingNode() ? Map.of() : texts(node, "'setting'");
  }

  private Map<String, String> texts(JsonNode node, String place) {
    requireObject(node, place);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : node.propertyNames()) {
      JsonNode value = node.path(name);
      if (!value.isString()) {
        throw wrong(place + ": '" + name + "' must be a text in double quotes");
      }
      texts.put(name, value.stringValue());
    }
    return texts;
  }

  private void requireObject(JsonNode node, String place) {
    if (!node.isObject()) {
      throw wrong(place + " must be an object: { .. }");
    }
  }

  private Refusal wrong(String what) {
    return Refusal.usage(Sentence.of(file + line(what) + ": " + what));
  }

  /** The line of the last name that the message names, each behind the one before. */
  private String line(String what) {
    int at = -1;
    Matcher quoted = QUOTED.matcher(what.split("; did you mean", 2)[0]);
    while (quoted.find()) {
      int found = text.indexOf('"' + quoted.group(1) + '"', at + 1);
      if (found < 0) {
        break;
      }
      at = found;
    }
    return at < 0 ? "" : ", line " + (text.substring(0, at).lines().count() + startsLine(at));
  }

  /** A name that stands at the beginning of a line begins one that has not been counted. */
  private int startsLine(int at) {
    return at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0;
  }

  /** Without the places in what was read, which are told already. */
  private static String whatIsWrong(JacksonException wrong) {
    return Sentence.firstLine(wrong.getOriginalMessage()).replaceFirst(" \\(start marker.*", "");
  }
}
