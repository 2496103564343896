package dev.hokku.control;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a scan runs.
///
/// {@snippet :
/// Tensor xs = Numpy.array(0f, 1f, 2f, 3f);
/// Scanned<Tensor, Tensor> sums = Control.scan(
///     (Tensor sum, Tensor x) -> new Step<>(sum.add(x), sum.add(x)), Numpy.zeros(), xs, ScanOptions.DEFAULT.reversed().unrolled(2));
/// assert sums.ys().at(3).get().item() == 3 && sums.carry().item() == 6;
/// }
///
/// @param length how many steps; -1 to take it from axis 0 of the xs
/// @param reverse whether from the last step to the first; ys stay in the order of xs
/// @param unroll how many steps are laid out in one: more code, less overhead
public record ScanOptions(int length, boolean reverse, int unroll) {

  /// From the first step to the last of the xs.
  public static final ScanOptions DEFAULT = new ScanOptions(-1, false, 1);

  /// Refuses an unroll below 1.
  public ScanOptions {
    if (unroll < 1) {
      throw new IllegalArgumentException("scan: unroll is %d. Give at least 1.".formatted(unroll));
    }
  }

  /// This many steps; needed if there are no xs.
  public static ScanOptions ofLength(int length) {
    return new ScanOptions(length, false, 1);
  }

  /// From the last step to the first.
  public ScanOptions reversed() {
    return new ScanOptions(length, true, unroll);
  }

  /// With this many steps in one.
  public ScanOptions unrolled(int steps) {
    return new ScanOptions(length, reverse, steps);
  }

  /// How many steps a scan over these xs makes.
  ///
  /// @param what the user's word for the loop
  /// @throws HokkuException if that is not known, or tensors of the xs differ in the length of axis 0, or have none
  public int steps(String what, @Nullable Object xs) {
    int steps = length;
    List<String> paths = Tree.paths(xs);
    List<Tensor> leaves = Tree.leaves(xs);
    for (int i = 0; i < leaves.size(); i++) {
      Tensor leaf = leaves.get(i);
      if (leaf.rank() == 0) {
        throw new HokkuException(
            "%s: xs%s is %s, which has no axis to go along.".formatted(what, Loops.at(paths.get(i)), leaf.aval()),
            SourceLines.current(),
            "Put what stays the same into the carry, or capture it.");
      }
      if (steps >= 0 && leaf.dim(0) != steps) {
        throw new HokkuException(
            "%s: xs%s is %s, but %d steps are to be made.".formatted(what, Loops.at(paths.get(i)), leaf.aval(), steps),
            SourceLines.current(),
            "Give xs with one length on axis 0, which is also that of the options if they give one.");
      }
      steps = leaf.dim(0);
    }
    if (steps < 0) {
      throw new HokkuException(what + ": there are no xs, so the number of steps is not known.", SourceLines.current(), "Give it with ScanOptions.ofLength.");
    }
    return steps;
  }}
