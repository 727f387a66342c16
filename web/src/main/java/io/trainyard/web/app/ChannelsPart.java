package io.trainyard.web.app;

import io.trainyard.engine.alert.Tells;
import io.trainyard.engine.pipeline.ChannelSetting;
import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.Names;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The part {@code channels} of {@code settings.json}: ways out by name. What is secret is named by
 * its path behind {@code secret:}, never written down here.
 *
 * <pre>{@code
 * {"channels": {
 *   "mail": {"kind": "mail", "host": "smtp.example.com", "from": "trainyard@example.com",
 *            "user": "trainyard", "password": "secret:mail/password", "perMinute": 30},
 *   "ml": {"kind": "slack", "url": "secret:slack/ml"},
 *   "ml-oncall": {"kind": "webhook", "url": "https://alerts.example.com/in", "secret": "secret:oncall"}
 * }}
 * }</pre>
 */
final class ChannelsPart {
  private static final String SECRET = "secret:";
  private static final Pattern NAME = Pattern.compile(Names.PATTERN);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()]+@[A-Za-z0-9.-]+");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]+\\]");
  private static final List<String> TLS = List.of("starttls", "tls", "none");
  private static final int MOST_PORT = 65_535;
  private static final int MOST_A_MINUTE = 10_000;

  /** By kind, what may be said, and what must be. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          ChannelSetting.MAIL,
          List.of("kind", "host", "port", "from", "tls", "user", "password", "perMinute"),
          ChannelSetting.SLACK,
          List.of("kind", "url", "perMinute"),
          ChannelSetting.WEBHOOK,
          List.of("kind", "url", "secret", "perMinute"));

  private static final Map<String, List<String>> NEEDED =
      Map.of(
          ChannelSetting.MAIL, List.of("host", "from"),
          ChannelSetting.SLACK, List.of("url"),
          ChannelSetting.WEBHOOK, List.of("url", "secret"));

  /** What is never written down in the settings. */
  private static final Map<String, Set<String>> HIDDEN =
      Map.of(
          ChannelSetting.MAIL, Set.of("password"),
          ChannelSetting.SLACK, Set.of("url"),
          ChannelSetting.WEBHOOK, Set.of("secret"));

  private final Function<String, Refusal> wrong;

  /**
   * A reader.
   *
   * @param wrong makes the refusal of a mistake, with the file's name
   */
  ChannelsPart(Function<String, Refusal> wrong) {
    this.wrong = wrong;
  }

  Map<String, ChannelSetting> read(JsonNode node) {
    Map<String, ChannelSetting> channels = new TreeMap<>();
    if (node.isMissingNode()) {
      return channels;
    }
    requireObject(node, "'channels'");
    for (String name : node.propertyNames()) {
      if (!NAME.matcher(name).matches()) {
        throw wrong.apply("channel '" + name + "': a name is " + Names.PATTERN);
      }
      if (name.equals(Tells.LOG)) {
        throw wrong.apply("channel 'log' is there in every home: choose another name");
      }
      channels.put(name, channel(node.path(name), "channel '" + name + "'"));
    }
    return channels;
  }

  private ChannelSetting channel(JsonNode node, String place) {
    requireObject(node, place);
    String kind = node.path("kind").stringValue("");
    List<String> words = WORDS.get(kind);
    if (words == null) {
      throw wrong.apply(place + ": 'kind' is one of mail, slack, webhook");
    }
    Map<String, String> values = new TreeMap<>();
    for (String word : node.propertyNames()) {
      if (!words.contains(word)) {
        throw wrong.apply(place + ": there is no '" + word + "'" + Closest.hint(word, words));
      }
      if (!Set.of("kind", "perMinute").contains(word)) {
        values.put(word, value(node.path(word), word, place));
      }
    }
    for (String word : NEEDED.getOrDefault(kind, List.of())) {
      if (!values.containsKey(word)) {
        throw wrong.apply(place + ": its '" + word + "' is missing");
      }
    }
    check(kind, values, place);
    return new ChannelSetting(kind, values, perMinute(node.path("perMinute"), place));
  }

  private String value(JsonNode node, String word, String place) {
    if (word.equals("port")) {
      if (!node.isInt() || node.intValue() < 1 || node.intValue() > MOST_PORT) {
        throw wrong.apply(place + ": 'port' is a whole number from 1 to " + MOST_PORT);
      }
      return Integer.toString(node.intValue());
    }
    if (!node.isString() || node.stringValue().isBlank()) {
      throw wrong.apply(place + ": '" + word + "' must be a text in double quotes");
    }
    return node.stringValue();
  }

  private void check(String kind, Map<String, String> values, String place) {
    for (String word : HIDDEN.getOrDefault(kind, Set.of())) {
      String value = values.getOrDefault(word, SECRET);
      if (!value.startsWith(SECRET)) {
        throw wrong.apply(
            place
                + ": '"
                + word
                + "' is a secret: name it, as in \"secret:channels/"
                + kind
                + "\"");
      }
    }
    if (kind.equals(ChannelSetting.MAIL)) {
      mail(values, place);
    } else {
      url(values.getOrDefault("url", ""), place);
    }
  }

  private void mail(Map<String, String> values, String place) {
    if (!HOST.matcher(values.getOrDefault("host", "")).matches()) {
      throw wrong.apply(place + ": 'host' is the name of a machine, such as smtp.example.com");
    }
    if (!ADDRESS.matcher(values.getOrDefault("from", "")).matches()) {
      throw wrong.apply(place + ": 'from' is an address, such as trainyard@example.com");
    }
    String tls = values.getOrDefault("tls", "starttls");
    if (!TLS.contains(tls)) {
      throw wrong.apply(place + ": 'tls' is one of starttls, tls, none");
    }
    boolean hasUser = values.containsKey("user");
    if (hasUser != values.containsKey("password")) {
      throw wrong.apply(place + ": 'user' and 'password' go together");
    }
    if (hasUser && tls.equals("none")) {
      throw wrong.apply(place + ": a login goes over TLS only: remove 'tls' or the login");
    }
  }

  private void url(String url, String place) {
    if (url.startsWith(SECRET)) {
      return;
    }
    try {
      URI address = URI.create(url);
      if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null
          && address.getUserInfo() == null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw wrong.apply(place + ": 'url' is an address such as https://alerts.example.com/in");
  }

  private int perMinute(JsonNode node, String place) {
    if (node.isMissingNode()) {
      return 0;
    }
    if (!node.isInt() || node.intValue() < 1 || node.intValue() > MOST_A_MINUTE) {
      throw wrong.apply(place + ": 'perMinute' is a whole number from 1 to " + MOST_A_MINUTE);
    }
    return node.intValue();
  }

  private void requireObject(JsonNode node, String place) {
    if (!node.isObject()) {
      throw wrong.apply(place + " must be an object: { .. }");
    }
  }
}
