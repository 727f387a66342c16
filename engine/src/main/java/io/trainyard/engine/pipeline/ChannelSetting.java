package io.trainyard.engine.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A way out of a home, as its settings say.
 *
 * @param kind {@code mail}, {@code slack} or {@code webhook}
 * @param values what else is said: {@code url}, {@code secret}, {@code host}, {@code port}, ...;
 *     secrets by their path, behind {@code secret:}
 * @param perMinute most messages a minute; 0 = as many as there are
 */
public record ChannelSetting(String kind, Map<String, String> values, int perMinute) {
  public static final String MAIL = "mail";
  public static final String SLACK = "slack";
  public static final String WEBHOOK = "webhook";

  public ChannelSetting {
    values = Map.copyOf(new TreeMap<>(values));
  }

  /** What is said behind a word. */
  public Optional<String> value(String word) {
    return Optional.ofNullable(values.get(word));
  }
}
