package io.trainyard.engine.deploy;

import io.trainyard.engine.table.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a model package says of itself.
 *
 * @param learner who can open it: {@code gradientBoosting}, ..., {@code script}
 * @param target the column it learned; empty where that is unknown
 * @param positive the class that counts as "yes" among two, as text
 * @param classes as text, in the order of the probability columns; empty for numbers, and where
 *     they are known only once it predicts
 * @param inputs the columns it needs
 * @param outputs the columns it gives; empty where they are known only once it predicts
 * @param environment names and versions of what made it, such as {@code xgboost}
 * @param training how it was made: rows, digests, options; never a value of a row
 * @param metrics measured while it was trained; finite numbers only
 */
public record PackageManifest(
    String learner,
    Task task,
    String target,
    Optional<String> positive,
    List<String> classes,
    Schema inputs,
    Schema outputs,
    Map<String, String> environment,
    Map<String, String> training,
    Map<String, Double> metrics) {

  /** The format this release writes; it reads every format up to it. */
  public static final int FORMAT = 1;

  public PackageManifest {
    classes = List.copyOf(classes);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    training = Collections.unmodifiableMap(new TreeMap<>(training));
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }
}
