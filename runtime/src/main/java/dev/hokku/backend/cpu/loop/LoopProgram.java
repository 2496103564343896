package dev.hokku.backend.cpu.loop;

import java.util.ArrayList;
import java.util.List;

/// What is computed for each of many rows of `n` elements: values in single assignment, numbered from 0, inputs first.
///
/// ```text
/// softmax:  0 = full x;  1 = max 0;  2 = sub 0 1;  3 = exp 2;  4 = sum 3;  5 = div 3 4;  out full 5
/// ```
///
/// A value has one element per row (its operands all have) or `n`. A reduction makes one per row out of `n`, which needs a pass over the
/// row: the values after it belong to the next [#stage].
///
/// @param steps the values
/// @param outputs numbers of the values that are stored, in the order of the arrays given to [Loop#run] after the inputs
public record LoopProgram(List<Step> steps, List<Integer> outputs) {

  /// How a value is made.
  public sealed interface Step {}

  /// Read from memory.
  ///
  /// @param full whether there are `n` per row, side by side, or one
  public record Input(Kind kind, boolean full) implements Step {}

  /// The same everywhere.
  ///
  /// @param bits of the float, the int, or 0 and 1
  public record Constant(Kind kind, int bits) implements Step {}

  /// Made of other values, element by element.
  ///
  /// @param kind of the result
  /// @param args numbers of earlier values
  public record Apply(LoopOp op, Kind kind, List<Integer> args) implements Step {}

  /// Makes one float out of a row, in the order that [RowOrder] fixes.
  public record Reduce(Reducer reducer, int arg) implements Step {}

  /// Copies the lists. Outputs are distinct and none is an input: storing one twice or copying one is no work for a loop.
  public LoopProgram {
    steps = List.copyOf(steps);
    outputs = List.copyOf(outputs);
    for (int output : outputs) {
      if (steps.get(output) instanceof Input || outputs.indexOf(output) != outputs.lastIndexOf(output)) {
        throw new IllegalArgumentException("Value %d of %s cannot be an output: it is an input, or one already.".formatted(output, steps));
      }
    }
  }

  /// The kind of a value.
  public Kind kind(int value) {
    return switch (steps.get(value)) {
      case Input input -> input.kind();
      case Constant constant -> constant.kind();
      case Apply apply -> apply.kind();
      case Reduce ignored -> Kind.FLOAT;
    };
  }

  /// Whether a value has `n` elements per row.
  public boolean full(int value) {
    // From the first value on, not down from this one: a value may be reached along more paths than can be walked.
    boolean[] full = new boolean[value + 1];
    for (int i = 0; i <= value; i++) {
      full[i] = switch (steps.get(i)) {
        case Input input -> input.full();
        case Constant ignored -> false;
        case Apply apply -> {
          boolean any = false;
          for (int arg : apply.args()) {
            any |= full[arg];
          }
          yield any;
        }
        case Reduce ignored -> false;
      };
    }
    return full[value];
  }

  /// The pass over the row in which a value can be known: 0 for what needs no reduction.
  public int stage(int value) {
    int[] stage = new int[value + 1];
    for (int i = 0; i <= value; i++) {
      stage[i] = switch (steps.get(i)) {
        case Input ignored -> 0;
        case Constant ignored -> 0;
        case Apply apply -> {
          int latest = 0;
          for (int arg : apply.args()) {
            latest = Math.max(latest, stage[arg]);
          }
          yield latest;
        }
        case Reduce reduce -> stage[reduce.arg()] + 1;
      };
    }
    return stage[value];
  }

  /// Numbers of the inputs.
  public List<Integer> inputs() {
    return where(Input.class);
  }

  /// Numbers of the reductions.
  public List<Integer> reductions() {
    return where(Reduce.class);
  }

  /// The kinds of some values.
  List<Kind> kinds(List<Integer> values) {
    return values.stream().map(this::kind).toList();
  }

  private List<Integer> where(Class<? extends Step> type) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (type.isInstance(steps.get(i))) {
        found.add(i);
      }
    }
    return found;
  }
}
