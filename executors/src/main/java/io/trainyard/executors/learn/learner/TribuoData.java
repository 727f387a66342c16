package io.trainyard.executors.learn.learner;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Examples as Tribuo takes them. Numbers are named so that their order by name is their order. */
final class TribuoData {
  /** The one dimension of a number. */
  static final String NUMBER = "number";

  static final String VERSION = "4.3.2";

  /** Kept, since a logger that nobody holds forgets its level; Tribuo prints at INFO. */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  static {
    TRIBUO.setLevel(Level.WARNING);
  }

  private TribuoData() {}

  static MutableDataset<Label> classes(Examples examples) {
    return dataset(
        examples,
        new LabelFactory(),
        row -> new Label(Integer.toString((int) examples.labels()[row])));
  }

  /** Labels are taken as they are. */
  static MutableDataset<Regressor> numbers(Examples examples) {
    return dataset(
        examples, new RegressionFactory(), row -> new Regressor(NUMBER, examples.labels()[row]));
  }

  private static <T extends Output<T>> MutableDataset<T> dataset(
      Examples examples, OutputFactory<T> factory, Outputs<T> outputs) {
    SimpleDataSourceProvenance origin =
        new SimpleDataSourceProvenance("rows", Instant.EPOCH.atOffset(ZoneOffset.UTC), factory);
    MutableDataset<T> dataset = new MutableDataset<>(origin, factory);
    String[] names = names(examples.width());
    for (int row = 0; row < examples.rows(); row++) {
      Example<T> example = new ArrayExample<>(outputs.of(row), names, examples.features()[row]);
      example.setWeight((float) examples.weights()[row]);
      dataset.add(example);
    }
    return dataset;
  }

  static String[] names(int width) {
    String[] names = new String[width];
    for (int i = 0; i < width; i++) {
      names[i] = String.format(Locale.ROOT, "f%09d", i);
    }
    return names;
  }

  /** What a row's output is. */
  private interface Outputs<T> {
    T of(int row);
  }
}
