package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.collect.SourceFile;
import io.trainyard.executors.data.option.Literals;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verb {@code list}: values as they stand in the file, or the files that match a pattern. */
public final class ListBody implements StepBody {

  @Override
  public Outcome run(StepContext context) throws IOException {
    ListOptions options = ListOptions.of(context.order().step());
    Outcome.Builder outcome = Outcome.succeeded();
    List<Item> items =
        options.files().isPresent()
            ? files(context, options.files().get())
            : values(options.values().get(0));
    items.forEach(outcome::item);
    return outcome.rows(items.size()).build();
  }

  /** Which files match, and what is in them. */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) throws IOException {
    Optional<String> pattern = ListOptions.of(context.order().step()).files();
    if (pattern.isEmpty()) {
      return Optional.of(Map.of());
    }
    Place place = Options.of(context.order().step()).place("files");
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Path> file :
        FilePattern.of(context.order().folder(), pattern.get(), place).find().entrySet()) {
      text.append(SourceFile.digest(file.getValue())).append(' ').append(file.getKey());
      text.append('\n');
    }
    return Optional.of(Map.of("files", Digest.of(text.toString()).toString()));
  }

  private static List<Item> values(OptionValues line) {
    boolean isRange = line.isTerm(0);
    List<Value> values = isRange ? range(line.only(1).term(0)) : line.flat(0);
    size(values.size(), line.place());
    Set<String> keys = new HashSet<>();
    List<Item> items = new ArrayList<>();
    for (Value value : values) {
      String key = KeyText.of(text(value, line.place()));
      if (!keys.add(key)) {
        throw line.place().mistake("the key '" + key + "' stands twice; keep one of them");
      }
      items.add(Item.of(key, value));
    }
    return items;
  }

  private static List<Value> range(OptionValues between) {
    long first = between.only(2).wholeNumber(0);
    long last = between.wholeNumber(1);
    if (first > last || last - first >= FanOut.MOST) {
      size(first > last ? 0 : last - first + 1, between.place());
      throw between.place().mistake("between takes the lower number first");
    }
    List<Value> values = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      values.add(Value.Num.of(number));
    }
    return values;
  }

  private static void size(long size, Place place) {
    if (size > FanOut.MOST) {
      throw place.mistake(
          String.format(
              Locale.ROOT,
              "there are %,d of them, and a step runs for at most %,d; part them",
              size,
              FanOut.MOST));
    }
  }

  private static String text(Value value, Place place) {
    if (value instanceof Value.Num number) {
      return number.number().stripTrailingZeros().toPlainString();
    }
    return String.valueOf(Literals.plain(value, place));
  }

  private static List<Item> files(StepContext context, String pattern) throws IOException {
    Place place = Options.of(context.order().step()).place("files");
    FilePattern files = FilePattern.of(context.order().folder(), pattern, place);
    Map<String, Path> found = files.find();
    size(found.size(), place);
    List<Item> items = new ArrayList<>();
    for (Map.Entry<String, Path> file : found.entrySet()) {
      ArtifactStore.Stored stored = context.artifacts().put(copy(context, file.getValue()));
      items.add(
          Item.of(
              file.getKey(),
              new Artifact(
                  context.order().step().name() + ".items",
                  ArtifactKind.FILE.word(),
                  stored.digest(),
                  stored.bytes(),
                  Map.of())));
      context.progress(items.size());
    }
    return items;
  }

  /** What is put is moved, and the user's file stays where it is. */
  private static Path copy(StepContext context, Path file) throws IOException {
    Path aside = context.workFolder().resolve("item");
    return Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
  }
}
