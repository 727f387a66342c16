package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The block {@code inputs}.
 *
 * @param only empty = every column
 * @param impute by column
 * @param imputeNumbers for every number column, where {@code impute} names no column
 * @param scale columns to scale
 * @param scaleNumbers whether every number is scaled
 * @param place for messages
 */
public record InputsOptions(
    Set<String> ignore,
    Set<String> only,
    Map<String, Imputation> impute,
    Optional<Imputation> imputeNumbers,
    Map<String, Encoding> encode,
    Set<String> scale,
    boolean scaleNumbers,
    Place place) {

  /** Reads the block of a step; all defaults when there is none. */
  public static InputsOptions of(Options step) {
    Optional<Options> found = step.block("inputs");
    if (found.isEmpty()) {
      return new InputsOptions(
          Set.of(), Set.of(), Map.of(), Optional.empty(), Map.of(), Set.of(), false, step.place());
    }
    Options block = found.get().only("ignore", "only", "impute", "encode", "scale");
    return new InputsOptions(
        Set.copyOf(block.texts("ignore")),
        Set.copyOf(block.texts("only")),
        imputedColumns(block),
        imputeNumbers(block),
        encodedColumns(block),
        scaledColumns(block),
        scalesEveryNumber(block),
        block.place());
  }

  private static Map<String, Imputation> imputedColumns(Options block) {
    Map<String, Imputation> impute = new LinkedHashMap<>();
    for (OptionValues line : block.all("impute")) {
      Imputation how = line.choice(0, Imputation.class);
      line.texts(1).forEach(column -> impute.put(column, how));
    }
    return impute;
  }

  private static Optional<Imputation> imputeNumbers(Options block) {
    return block.all("impute").stream()
        .filter(line -> line.size() == 1)
        .map(line -> line.choice(0, Imputation.class))
        .findFirst();
  }

  private static Map<String, Encoding> encodedColumns(Options block) {
    Map<String, Encoding> encode = new LinkedHashMap<>();
    for (OptionValues line : block.all("encode")) {
      Encoding how = line.choice(0, Encoding.class);
      if (line.size() == 1) {
        throw line.place().mistake("name the columns, as in `encode oneHot, 'plan'`");
      }
      line.texts(1).forEach(column -> encode.put(column, how));
    }
    return encode;
  }

  private static boolean scalesEveryNumber(Options block) {
    return block.all("scale").stream()
        .anyMatch(line -> line.isTerm(0) && line.only(1).choice(0, Scaling.class) != null);
  }

  private static Set<String> scaledColumns(Options block) {
    Set<String> columns = new LinkedHashSet<>();
    for (OptionValues line : block.all("scale")) {
      List<Value> values = line.flat(0);
      if (!values.isEmpty() && !(values.get(0) instanceof Value.Term)) {
        columns.addAll(line.texts(0));
      }
    }
    return columns;
  }

  /** Every column the block names. */
  Set<String> named() {
    Set<String> named = new LinkedHashSet<>(ignore);
    named.addAll(only);
    named.addAll(impute.keySet());
    named.addAll(encode.keySet());
    named.addAll(scale);
    return named;
  }

  /** What {@code scale} may say beside columns. */
  private enum Scaling {
    EVERY_NUMBER
  }
}
