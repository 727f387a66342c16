package io.trainyard.dsl.check;

import io.trainyard.dsl.words.CalledRef;
import io.trainyard.dsl.words.FileWords;
import io.trainyard.dsl.words.Metric;
import io.trainyard.dsl.words.StepWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every block of the language, and every word. */
public final class Vocabulary {
  private static final List<BlockWords> BLOCKS = blocks(FileWords.class);
  private static final Set<String> WORDS = words();

  private Vocabulary() {}

  /** Every block, the pipeline's first, each before those inside it. */
  public static List<BlockWords> blocks() {
    return BLOCKS;
  }

  /** What can be said of a metric, such as {@code auc.atLeast(0.8)}. */
  public static BlockWords ofMetrics() {
    return BlockWords.of(Metric.class);
  }

  /** What every step may say, beside the words of its verb. */
  public static BlockWords ofSteps() {
    return BlockWords.of(StepWords.class);
  }

  /** What can be said of a called pipeline, such as {@code shared.table('features')}. */
  public static BlockWords ofCalled() {
    return BlockWords.of(CalledRef.class);
  }

  /** Every word that may stand in a file of this release. */
  public static Set<String> all() {
    return WORDS;
  }

  private static List<BlockWords> blocks(Class<?> top) {
    Set<Class<?>> seen = new LinkedHashSet<>();
    List<Class<?>> open = new ArrayList<>(List.of(top));
    while (!open.isEmpty()) {
      Class<?> type = open.remove(0);
      if (seen.add(type)) {
        BlockWords words = BlockWords.of(type);
        words.all().stream()
            .flatMap(word -> words.forms(word).stream())
            .flatMap(form -> form.slots().stream())
            .flatMap(slot -> slot.block().stream())
            .forEach(open::add);
      }
    }
    return seen.stream().map(BlockWords::of).toList();
  }

  private static Set<String> words() {
    Set<String> words = new TreeSet<>(BlockWords.of(Metric.class).all());
    BLOCKS.forEach(block -> words.addAll(block.all()));
    return words;
  }
}
