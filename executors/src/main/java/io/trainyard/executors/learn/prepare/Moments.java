package io.trainyard.executors.learn.prepare;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What is fitted of numbers, of which there is one at least.
 *
 * @param scale the population's standard deviation, as scikit-learn's StandardScaler has it; 1
 *     where that is 0
 */
record Moments(double mean, double scale) {

  /** Those of the numbers together with fills in place of the missing ones. */
  static Moments of(double[] numbers, OptionalDouble fill, int missing) {
    double[] all = Arrays.copyOf(numbers, numbers.length + (fill.isPresent() ? missing : 0));
    Arrays.fill(all, numbers.length, all.length, fill.orElse(0));
    double mean = mean(all);
    double squares = 0;
    for (double number : all) {
      squares += (number - mean) * (number - mean);
    }
    double deviation = Math.sqrt(squares / all.length);
    return new Moments(mean, deviation > 0 && Double.isFinite(deviation) ? deviation : 1);
  }

  static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number / numbers.length;
    }
    return sum;
  }

  static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }

  /** Of equally frequent ones the smallest. */
  static double mostFrequent(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double best = sorted[0];
    int most = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      if (run > most) {
        most = run;
        best = sorted[i];
      }
    }
    return best;
  }
}
