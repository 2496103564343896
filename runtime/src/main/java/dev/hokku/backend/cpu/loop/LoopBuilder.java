package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.loop.LoopProgram.Apply;
import dev.hokku.backend.cpu.loop.LoopProgram.Constant;
import dev.hokku.backend.cpu.loop.LoopProgram.Input;
import dev.hokku.backend.cpu.loop.LoopProgram.Reduce;
import dev.hokku.backend.cpu.loop.LoopProgram.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Collects the values of a [LoopProgram]; equal ones are made once. Values are named by their numbers. Used once.
public final class LoopBuilder {

  private final List<Step> steps = new ArrayList<>();
  private final Map<Step, Integer> known = new HashMap<>();

  /// How many values there are.
  public int size() {
    return steps.size();
  }

  /// How many of the values are computed from others.
  public int operations() {
    return (int) IntStream.range(0, steps.size()).filter(this::computed).count();
  }

  /// A new input; inputs come in the order of the arrays given to [Loop#run].
  public int input(Kind kind, boolean full) {
    steps.add(new Input(kind, full));
    return steps.size() - 1;
  }

  /// A float.
  public int constant(float value) {
    return step(new Constant(Kind.FLOAT, Float.floatToRawIntBits(value)));
  }

  /// An int.
  public int constant(int value) {
    return step(new Constant(Kind.INT, value));
  }

  /// A mask that holds everywhere or nowhere.
  public int constant(boolean value) {
    return step(new Constant(Kind.MASK, value ? 1 : 0));
  }

  /// A polynomial by fma, highest power first.
  public int horner(float[] coefficients, int x) {
    int p = constant(coefficients[0]);
    for (int k = 1; k < coefficients.length; k++) {
      p = apply(LoopOp.FMA, p, x, constant(coefficients[k]));
    }
    return p;
  }

  /// The result of an operation.
  public int apply(LoopOp op, Integer... args) {
    List<Integer> list = List.of(args);
    return step(new Apply(op, op.result(list.stream().map(this::kind).toList()), list));
  }

  /// A row made into one float.
  public int reduce(Reducer reducer, int arg) {
    return step(new Reduce(reducer, arg));
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

  /// The constant float that a value is, or NaN.
  public float constantOrNaN(int value) {
    return steps.get(value) instanceof Constant c && c.kind() == Kind.FLOAT ? Float.intBitsToFloat(c.bits()) : Float.NaN;
  }

  /// Whether a value is made of others, and neither read nor constant.
  public boolean computed(int value) {
    return steps.get(value) instanceof Apply || steps.get(value) instanceof Reduce;
  }

  /// The program that stores `outputs`.
  public LoopProgram build(List<Integer> outputs) {
    return new LoopProgram(steps, outputs);
  }

  private int step(Step step) {
    Integer old = known.putIfAbsent(step, steps.size());
    if (old != null) {
      return old;
    }
    steps.add(step);
    return steps.size() - 1;
  }
}
