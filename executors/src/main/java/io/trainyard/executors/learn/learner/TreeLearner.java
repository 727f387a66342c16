package io.trainyard.executors.learn.learner;

import io.trainyard.engine.deploy.Task;
import io.trainyard.executors.learn.prepare.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.tribuo.Dataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.AbstractCARTTrainer;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.dataset.DatasetView;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** A decision tree, or a random forest of them (Breiman 2001), grown by Tribuo's CART. */
final class TreeLearner implements Learner {
  private static final float LEAST_LEAF = 5;
  private final TreeOptions options;

  TreeLearner(TreeOptions options) {
    this.options = options;
  }

  @Override
  public Needs needs() {
    return new Needs(true, false);
  }

  @Override
  public Map<String, String> settings() {
    return options.settings();
  }

  @Override
  public Fitted fit(Examples training, Optional<Examples> validation, Curve curve)
      throws InterruptedException {
    float share = (float) options.share(training.width(), training.task() == Task.CLASSES);
    return training.task() == Task.CLASSES
        ? grow(
            TribuoData.classes(training),
            new CARTClassificationTrainer(
                options.depth(), LEAST_LEAF, 0, share, false, new GiniIndex(), options.seed()),
            leaf -> probabilities(leaf, training.classes()))
        : grow(
            TribuoData.numbers(training),
            new CARTRegressionTrainer(
                options.depth(),
                LEAST_LEAF,
                0,
                share,
                false,
                new MeanSquaredError(),
                options.seed()),
            leaf -> leaf.getOutput().getValues());
  }

  private <T extends Output<T>> Fitted grow(
      Dataset<T> rows, AbstractCARTTrainer<T> trainer, Function<LeafNode<T>, double[]> outputs)
      throws InterruptedException {
    SplittableRandom samples = new SplittableRandom(options.seed());
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < options.trees(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("training was stopped at tree " + i);
      }
      Dataset<T> sample =
          options.forest()
              ? DatasetView.createBootstrapView(rows, rows.size(), samples.nextLong())
              : rows;
      trees.add(Tree.of(root((TreeModel<T>) trainer.train(sample)), outputs));
    }
    return new Forest(trees);
  }

  @SuppressWarnings(
      "unchecked") // The one tree of the one number is what a Regressor's model holds.
  private static <T extends Output<T>> Node<T> root(TreeModel<T> model) {
    TreeModel<?> untyped = model;
    return untyped instanceof IndependentRegressionTreeModel numbers
        ? (Node<T>) numbers.getRoots().values().iterator().next()
        : model.getRoot();
  }

  private static double[] probabilities(LeafNode<Label> leaf, int classes) {
    double[] probabilities = new double[classes];
    double sum = 0;
    for (Label label : leaf.getDistribution().values()) {
      probabilities[Integer.parseInt(label.getLabel())] = label.getScore();
      sum += label.getScore();
    }
    for (int i = 0; i < classes; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }
}
