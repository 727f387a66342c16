package io.trainyard.executors.learn.learner;

import io.trainyard.engine.deploy.Task;
import io.trainyard.executors.learn.prepare.Needs;
import java.util.Map;
import java.util.Optional;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Logistic regression, and for numbers linear regression, by Tribuo's stochastic gradient descent
 * with AdaGrad.
 */
final class LinearLearner implements Learner {
  /** What keeps AdaGrad's first steps finite; Tribuo's own choice for logistic regression. */
  private static final double ADAGRAD_EPSILON = 0.1;

  private static final int NO_LOG = -1;
  private static final int ONE_ROW = 1;
  private final LinearOptions options;

  LinearLearner(LinearOptions options) {
    this.options = options;
  }

  @Override
  public Needs needs() {
    return new Needs(true, true);
  }

  @Override
  public Map<String, String> settings() {
    return options.settings();
  }

  @Override
  public Fitted fit(Examples training, Optional<Examples> validation, Curve curve) {
    return training.task() == Task.CLASSES ? classes(training) : numbers(training);
  }

  private StochasticGradientOptimiser optimiser() {
    return new AdaGrad(options.learningRate(), ADAGRAD_EPSILON);
  }

  private Fitted classes(Examples training) {
    var model =
        new LinearSGDTrainer(
                new LogMulticlass(), optimiser(), options.epochs(), NO_LOG, ONE_ROW, options.seed())
            .train(TribuoData.classes(training));
    double[][] weights = new double[training.classes()][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weights(model, model.getOutputIDInfo().getID(new Label(Integer.toString(i))));
    }
    return LinearModel.ofClasses(weights);
  }

  /** The target is scaled meanwhile, so that the learning rate fits any unit. */
  private Fitted numbers(Examples training) {
    double mean = 0;
    for (double label : training.labels()) {
      mean += label / training.rows();
    }
    double squares = 0;
    for (double label : training.labels()) {
      squares += (label - mean) * (label - mean) / training.rows();
    }
    double deviation = squares > 0 ? Math.sqrt(squares) : 1;
    double[] scaled = training.labels().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (scaled[i] - mean) / deviation;
    }
    var model =
        new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                new SquaredLoss(), optimiser(), options.epochs(), NO_LOG, ONE_ROW, options.seed())
            .train(
                TribuoData.numbers(
                    new Examples(training.features(), scaled, training.weights(), 0)));
    return LinearModel.ofNumber(weights(model, 0), mean, deviation);
  }

  /** One for each number, and the bias last. */
  private static double[] weights(AbstractLinearSGDModel<?> model, int output) {
    DenseMatrix matrix = model.getWeightsCopy();
    double[] weights = new double[matrix.getDimension2Size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = matrix.get(output, i);
    }
    return weights;
  }
}
