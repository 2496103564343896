package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.loop.LoopProgram.Apply;
import dev.hokku.backend.cpu.loop.LoopProgram.Constant;
import dev.hokku.backend.cpu.loop.LoopProgram.Input;
import dev.hokku.backend.cpu.loop.LoopProgram.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A [LoopProgram] run by fixed loops. The passes are those of the generated class; each walks its row in pieces that stay in the cache, one loop per operation
/// and piece. Every operation is rounded exactly, and reductions follow [RowOrder], so the bits are those of the generated class.
final class BlockedLoop extends Loop {

  /// Elements of a piece: whole blocks of [RowOrder], and few enough that a dozen pieces stay in the first-level cache.
  static final int PIECE = 512;

  private final LoopProgram program;
  private final Pass.Plan plan;
  private final int inputs;
  private final int stages;
  private final boolean[] full;
  private final int[] stage;
  private final int[][] args;
  private final List<List<Kind>> argKinds = new ArrayList<>();

  /// For each value that is read or stored its operand, or that in whose row it is a guest, and for each one that is spilled its row of scratch; -1 for others.
  private final int[] operandOf;
  private final int[] spillOf;

  /// Kept between calls; a second call at the same time makes its own.
  private final AtomicReference<@Nullable Registers> shelf = new AtomicReference<>();

  BlockedLoop(LoopProgram program) {
    this.program = program;
    this.plan = Pass.plan(program);
    this.inputs = program.inputs().size();
    this.stages = Pass.stages(program);
    int count = program.steps().size();
    this.full = new boolean[count];
    this.stage = new int[count];
    this.args = new int[count][];
    this.operandOf = new int[count];
    this.spillOf = new int[count];
    for (int value = 0; value < count; value++) {
      full[value] = program.full(value);
      stage[value] = program.stage(value);
      List<Integer> operands = program.steps().get(value) instanceof Apply apply ? apply.args() : List.of();
      args[value] = operands.stream().mapToInt(Integer::intValue).toArray();
      argKinds.add(program.kinds(operands));
      int output = program.outputs().indexOf(plan.guests().getOrDefault(value, value));
      operandOf[value] = output >= 0 ? inputs + output : program.inputs().indexOf(value);
      spillOf[value] = plan.spills().indexOf(value);
    }
  }

  @Override
  public int spilledRows() {
    return plan.spills().size();
  }

  @Override
  public void run(Object[] arrays, int[] offsets, int[] strides, int rows, int n, float[] scratch) {
    Registers kept = shelf.getAndSet(null);
    Registers registers = kept != null ? kept : new Registers();
    int[] begins = new int[inputs + program.outputs().size()];
    Row current = new Row(arrays, begins, n, scratch);
    for (int row = 0; row < rows; row++) {
      for (int operand = 0; operand < begins.length; operand++) {
        begins[operand] = offsets[operand] + row * strides[operand];
      }
      for (int s = 0; s < stages; s++) {
        for (int value = 0; value < full.length; value++) {
          if (stage[value] == s && !full[value]) {
            single(registers, current, value);
          }
        }
        for (Pass pass : plan.passes()) {
          if (pass.stage() == s) {
            pass(registers, current, pass);
          }
        }
      }
      storeSingles(registers, current);
    }
    shelf.set(registers);
  }

  /// Where a row is.
  private record Row(Object[] arrays, int[] begins, int n, float[] scratch) {}

  /// The values of a running call: one element for those that are the same along a row, a piece for the others.
  private final class Registers {
    private final Object[] singles = new Object[full.length];
    private final Object[] pieces = new Object[full.length];

    Object single(int value) {
      if (singles[value] == null) {
        singles[value] = array(program.kind(value), 1);
      }
      return singles[value];
    }

    Object piece(int value) {
      if (pieces[value] == null) {
        pieces[value] = array(program.kind(value), PIECE);
      }
      return pieces[value];
    }

    private static Object array(Kind kind, int length) {
      return switch (kind) {
        case FLOAT -> new float[length];
        case INT -> new int[length];
        case MASK -> new byte[length];
      };
    }
  }

  private void single(Registers registers, Row row, int value) {
    Object to = registers.single(value);
    switch (program.steps().get(value)) {
      case Input ignored -> {
        System.arraycopy(array(row, value), begin(row, value), to, 0, 1);
      }
      case Constant constant -> {
        switch (constant.kind()) {
          case FLOAT -> ((float[]) to)[0] = Float.intBitsToFloat(constant.bits());
          case INT -> ((int[]) to)[0] = constant.bits();
          case MASK -> ((byte[]) to)[0] = (byte) constant.bits();
        }
      }
      case Apply apply -> {
        Object[] in = new Object[args[value].length];
        for (int i = 0; i < in.length; i++) {
          in[i] = registers.single(args[value][i]);
        }
        Blocks.apply(apply.op(), argKinds.get(value), in, new int[in.length], to, 1);
      }
      case Reduce ignored -> { } // set by the pass that makes it
    }
  }

  private void pass(Registers registers, Row row, Pass pass) {
    for (List<Integer> fixed : List.of(pass.constants(), pass.singles())) {
      for (int value : fixed) {
        Blocks.fill(registers.single(value), 0, registers.piece(value), Math.min(PIECE, row.n()));
      }
    }
    @Nullable RowReducer reducer = pass.reduction()
        .map(number -> new RowReducer(((Reduce) program.steps().get(number)).reducer(), row.n(), row.scratch()))
        .orElse(null);
    Object[] where = new Object[full.length];
    int[] at = new int[full.length];
    for (int value : pass.constants()) {
      where[value] = registers.piece(value);
    }
    for (int value : pass.singles()) {
      where[value] = registers.piece(value);
    }
    for (int from = 0; from < row.n(); from += PIECE) {
      int count = Math.min(PIECE, row.n() - from);
      for (int read : pass.reads()) {
        where[read] = array(row, read);
        at[read] = begin(row, read) + from;
      }
      for (int value : pass.computes()) {
        compute(registers, value, where, at, count);
      }
      for (int store : pass.stores()) {
        System.arraycopy(where[store], at[store], array(row, store), begin(row, store) + from, count);
      }
      if (reducer != null) {
        int reduced = ((Reduce) program.steps().get(pass.reduction().orElseThrow())).arg();
        reducer.take((float[]) where[reduced], at[reduced], from, count);
      }
    }
    if (reducer != null) {
      ((float[]) registers.single(pass.reduction().orElseThrow()))[0] = reducer.result();
    }
  }

  private void compute(Registers registers, int value, Object[] where, int[] at, int count) {
    int arity = args[value].length;
    Object[] in = new Object[arity];
    int[] starts = new int[arity];
    for (int i = 0; i < arity; i++) {
      in[i] = where[args[value][i]];
      starts[i] = at[args[value][i]];
    }
    where[value] = registers.piece(value);
    at[value] = 0;
    Blocks.apply(((Apply) program.steps().get(value)).op(), argKinds.get(value), in, starts, where[value], count);
  }

  /// Where a value that is read or stored lies: an input's or output's array, or a row of scratch.
  private Object array(Row row, int value) {
    return spillOf[value] >= 0 ? row.scratch() : row.arrays()[operandOf[value]];
  }

  private int begin(Row row, int value) {
    return spillOf[value] >= 0 ? SCRATCH + spillOf[value] * row.n() : row.begins()[operandOf[value]];
  }

  private void storeSingles(Registers registers, Row row) {
    for (int o = 0; o < program.outputs().size(); o++) {
      int value = program.outputs().get(o);
      if (!full[value]) {
        int operand = inputs + o;
        System.arraycopy(registers.single(value), 0, row.arrays()[operand], row.begins()[operand], 1);
      }
    }
  }
}
