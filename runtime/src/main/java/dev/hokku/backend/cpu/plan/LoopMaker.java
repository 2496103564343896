package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.tensor.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Makes a fused loop: a step of its own, or the end of a product.
///
/// @param operands inputs, then outputs
record LoopMaker(LoopPlan plan, Loop loop, List<Value> operands) implements Planned.Maker {

  @Override
  public Step make(ToIntFunction<Value> slot) {
    return new LoopStep(plan, loop, operands.stream().mapToInt(slot).toArray());
  }

  /// The same loop with one value in the place of another.
  LoopMaker with(Value old, Value replacement) {
    List<Value> changed = new ArrayList<>(operands);
    Collections.replaceAll(changed, old, replacement);
    return new LoopMaker(plan, loop, changed);
  }

  /// Whether it can be run over any block of a product: it treats each element by itself, and all that it reads of `near` it reads at the element's own place.
  ///
  /// @param size elements of the product
  /// @param columns of the product
  /// @param near the product and what is made of it in the same way
  boolean goesAlong(int size, int columns, Set<Value> near) {
    boolean sameGrid = plan.points() == 1 && plan.rows() * plan.n() == size && (plan.rows() == 1 || plan.n() == columns);
    if (!sameGrid || !plan.program().reductions().isEmpty() || loop.spilledRows() > 0) {
      return false;
    }
    for (int operand = 0; operand < operands.size(); operand++) {
      boolean own = plan.full(operand) && (plan.rows() == 1 || plan.rowStrides().get(operand) == plan.n());
      if ((operand >= plan.inputs() || near.contains(operands.get(operand))) && !own) {
        return false;
      }
    }
    return true;
  }

  /// Whether its only result may be written over `value`, which it reads.
  boolean overwrites(Value value) {
    return operands.size() == plan.inputs() + 1
        && operands.getLast().dtype == DType.F32
        && operands.indexOf(value) == operands.lastIndexOf(value);
  }

  /// This loop at the end of a product.
  Tail tail(int columns, ToIntFunction<Value> slot) {
    int[] strides = new int[operands.size()];
    boolean[] full = new boolean[operands.size()];
    for (int operand = 0; operand < strides.length; operand++) {
      full[operand] = plan.full(operand);
      strides[operand] = plan.rows() > 1 ? plan.rowStrides().get(operand) : full[operand] ? columns : 0;
    }
    return new Tail(loop, plan.kinds(), operands.stream().mapToInt(slot).toArray(), strides, full, columns);
  }
}
