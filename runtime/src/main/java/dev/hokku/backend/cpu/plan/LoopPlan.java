package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.LoopProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A loop program with the places it is run over: a grid of `outer` axes, at each of its points `rows` rows of `n` elements.
///
/// @param inputs how many operands are read; the others are written
/// @param outer lengths of the outer axes; none in most cases
/// @param outerStrides for each operand, inputs first, its distance along each outer axis
/// @param rowStrides for each operand its distance from row to row
record LoopPlan(
    LoopProgram program, int inputs, List<Integer> outer, List<List<Integer>> outerStrides, int rows,
    List<Integer> rowStrides, int n) {

  /// @param dims the axes of the loop
  /// @param strides for each operand its distance along each axis
  /// @param inner how many axes at the end make up a row
  static LoopPlan of(LoopProgram program, int inputs, int[] dims, List<int[]> strides, int inner) {
    int rank = dims.length;
    int n = Dims.size(Arrays.copyOfRange(dims, rank - inner, rank));
    List<Integer> axes = new ArrayList<>();
    List<List<Integer>> along = new ArrayList<>();
    strides.forEach(ignored -> along.add(new ArrayList<>()));
    for (int axis = rank - inner - 1; axis >= 0; axis--) {
      if (!axes.isEmpty() && continues(strides, along, axis, axes.getFirst())) {
        axes.set(0, axes.getFirst() * dims[axis]);
      } else {
        axes.addFirst(dims[axis]);
        for (int operand = 0; operand < strides.size(); operand++) {
          along.get(operand).addFirst(strides.get(operand)[axis]);
        }
      }
    }
    if (axes.isEmpty()) {
      axes.add(1);
      along.forEach(list -> list.add(0));
    }
    int rows = axes.removeLast();
    List<Integer> rowStrides = along.stream().map(List::removeLast).toList();
    return new LoopPlan(program, inputs, List.copyOf(axes), along.stream().map(List::copyOf).toList(), rows, rowStrides, n);
  }

  /// Whether `axis` goes on where the axis behind it ends, for every operand.
  private static boolean continues(List<int[]> strides, List<List<Integer>> along, int axis, int length) {
    for (int operand = 0; operand < strides.size(); operand++) {
      if (strides.get(operand)[axis] != along.get(operand).getFirst() * length) {
        return false;
      }
    }
    return true;
  }

  /// Whether two operands are walked through alike: element by element, or both row by row with one element each, which is read before any of the row is written.
  boolean sameWalk(int operand, int other) {
    return full(operand) == full(other)
        && rowStrides.get(operand).equals(rowStrides.get(other))
        && outerStrides.get(operand).equals(outerStrides.get(other));
  }

  /// Whether an operand has an element at each place of a row.
  boolean full(int operand) {
    return program.full(operand < inputs ? program.inputs().get(operand) : program.outputs().get(operand - inputs));
  }

  /// The kinds of the operands.
  List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    program.inputs().forEach(value -> kinds.add(program.kind(value)));
    program.outputs().forEach(value -> kinds.add(program.kind(value)));
    return List.copyOf(kinds);
  }

  /// What is computed at each place.
  String text() {
    int operations = 0;
    for (LoopProgram.Step step : program.steps()) {
      operations += step instanceof LoopProgram.Apply || step instanceof LoopProgram.Reduce ? 1 : 0;
    }
    return "loop of %d operation%s".formatted(operations, operations == 1 ? "" : "s");
  }

  /// How many times the grid is run.
  int points() {
    return outer.stream().reduce(1, (x, y) -> x * y);
  }
}
