package dev.hokku.backend.cpu.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Equations that become one loop. The last of them, the root, is what is stored; the others are computed on the way and live in registers.
///
/// Built up while [Fusion] walks; afterwards only read.
final class Group {

  /// Whether a member has an element at each place of the loop, or one per row.
  enum Level {
    FULL, ROW
  }

  static final int NO_ROWS = -1;

  private final int root;
  private final int[] dims;
  private int split;
  private int operations;
  private int computing = 1;
  private final Map<Integer, Level> members = new HashMap<>();

  /// @param root number of the equation
  /// @param dims the places of the loop
  /// @param split how many of the axes count rows, or [#NO_ROWS] if that is not settled
  /// @param operations how many the equation takes
  Group(int root, int[] dims, int split, Level level, int operations) {
    this.root = root;
    this.dims = dims;
    this.split = split;
    this.operations = operations;
    members.put(root, level);
  }

  int root() {
    return root;
  }

  int[] dims() {
    return dims;
  }

  int split() {
    return split;
  }

  void splitAt(int axes) {
    split = axes;
  }

  /// How many operations its loop has.
  int operations() {
    return operations;
  }

  /// How many members do more than say where elements are found.
  int computing() {
    return computing;
  }

  /// @param more operations that the equation takes
  void add(int eqn, Level level, int more) {
    operations += more;
    computing += more > 0 ? 1 : 0;
    members.put(eqn, level);
  }

  boolean has(int eqn) {
    return members.containsKey(eqn);
  }

  Level level(int eqn) {
    return members.get(eqn);
  }

  /// Whether values of this shape stand at `level`.
  boolean fits(int[] shape, Level level) {
    return switch (level) {
      case FULL -> Arrays.equals(shape, dims);
      case ROW -> split != NO_ROWS && Arrays.equals(shape, Arrays.copyOf(dims, split));
    };
  }
}
