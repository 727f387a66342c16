package io.trainyard.executors.learn.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tribuo.Output;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;

/**
 * A binary tree, node by node from the root.
 *
 * @param feature which number a node looks at; -1 = it is a leaf
 * @param threshold what is above it goes right, all else left
 * @param left position of the left child
 * @param right position of the right child
 * @param output what a leaf says: a probability for each class, or one number; empty elsewhere
 */
record Tree(int[] feature, double[] threshold, int[] left, int[] right, double[][] output) {
  private static final int LEAF = -1;

  double[] predict(double[] row) {
    int node = 0;
    while (feature[node] != LEAF) {
      node = row[feature[node]] > threshold[node] ? right[node] : left[node];
    }
    return output[node];
  }

  /** Copies a tree of Tribuo. */
  static <T extends Output<T>> Tree of(Node<T> root, Function<LeafNode<T>, double[]> outputs) {
    List<Node<T>> nodes = new ArrayList<>(List.of(root));
    List<int[]> children = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof SplitNode<T> split) {
        children.add(new int[] {nodes.size(), nodes.size() + 1});
        nodes.add(split.getLessThanOrEqual());
        nodes.add(split.getGreaterThan());
      } else {
        children.add(new int[] {0, 0});
      }
    }
    int count = nodes.size();
    Tree tree =
        new Tree(
            new int[count], new double[count], new int[count], new int[count], new double[count][]);
    for (int i = 0; i < count; i++) {
      tree.set(i, nodes.get(i), children.get(i), outputs);
    }
    return tree;
  }

  private <T extends Output<T>> void set(
      int at, Node<T> node, int[] children, Function<LeafNode<T>, double[]> outputs) {
    if (node instanceof SplitNode<T> split) {
      feature[at] = split.getFeatureID();
      threshold[at] = split.splitValue();
      output[at] = new double[0];
    } else {
      feature[at] = LEAF;
      output[at] = outputs.apply((LeafNode<T>) node);
    }
    left[at] = children[0];
    right[at] = children[1];
  }
}
