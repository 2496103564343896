package dev.hokku.tests.laws;

import dev.hokku.core.Batched;
import dev.hokku.lax.Array;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A batch at once is a loop and a stack, wherever the batch axes are.
final class Batching {

  private static final int SIZE = 3;

  /// More combinations of axes than these are sampled.
  private static final int COMBINATIONS = 24;

  private Batching() {}

  /// Tries a sample with every combination of batch axes.
  static void check(Sample sample) {
    if (sample.in().isEmpty()) {
      return;
    }
    List<List<Tensor>> elements = new ArrayList<>();
    for (Tensor operand : sample.in()) {
      List<Tensor> versions = new ArrayList<>();
      for (int i = 0; i < SIZE; i++) {
        versions.add(version(operand, i));
      }
      elements.add(versions);
    }
    for (List<Integer> axes : combinations(sample)) {
      check(sample, elements, axes);
    }
  }

  private static void check(Sample sample, List<List<Tensor>> elements, List<Integer> axes) {
    List<Batched> in = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      int axis = axes.get(i);
      in.add(axis == Batched.NONE ? Batched.same(sample.in().get(i)) : new Batched(Numpy.stack(elements.get(i), axis), axis));
    }
    List<Tensor> actual = Vmap.flat(operands -> Binding.bind(sample.op(), operands), SIZE, in).stream()
        .map(result -> Vmap.moveTo(0, SIZE, result))
        .toList();
    List<List<Tensor>> results = new ArrayList<>();
    for (int element = 0; element < SIZE; element++) {
      List<Tensor> operands = new ArrayList<>();
      for (int i = 0; i < axes.size(); i++) {
        operands.add(axes.get(i) == Batched.NONE ? sample.in().get(i) : elements.get(i).get(element));
      }
      results.add(Binding.bind(sample.op(), operands));
    }
    List<Tensor> expected = new ArrayList<>();
    for (int result = 0; result < actual.size(); result++) {
      int which = result;
      expected.add(Numpy.stack(results.stream().map(each -> each.get(which)).toList(), 0));
    }
    Close.within(expected, actual, 8, "%s, batched over axes %s".formatted(sample, axes));
  }

  /// Each operand without a batch axis, or with one at each place; not all without.
  private static List<List<Integer>> combinations(Sample sample) {
    List<List<Integer>> all = List.of(List.of());
    for (Tensor operand : sample.in()) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> axes : all) {
        for (int axis = Batched.NONE; axis <= operand.rank(); axis++) {
          List<Integer> grown = new ArrayList<>(axes);
          grown.add(axis);
          longer.add(grown);
        }
      }
      all = longer;
    }
    List<List<Integer>> chosen = new ArrayList<>(all);
    chosen.removeIf(axes -> axes.stream().allMatch(axis -> axis == Batched.NONE));
    Collections.shuffle(chosen, new Random(7));
    return chosen.subList(0, Math.min(COMBINATIONS, chosen.size()));
  }

  /// The elements moved on by some places, so that they stay where the operation is defined; a scalar is moved a little towards zero.
  private static Tensor version(Tensor operand, int by) {
    Buffer from = operand.buffer();
    Buffer to = Buffer.zeros(from.dtype(), from.length());
    for (int i = 0; i < from.length(); i++) {
      to.copyFrom((i + by) % from.length(), from, i, 1);
    }
    if (from.length() == 1 && operand.dtype().isFloating()) {
      to.setDouble(0, from.getDouble(0) * (1 - 0.1 * by));
    } else if (from.length() == 1) {
      to.setLong(0, Math.max(0, from.getLong(0) - by));
    }
    return new Array(operand.aval(), to);
  }
}
