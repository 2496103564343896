package dev.hokku.core;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.List;

/// Computes one operation on concrete values at once: the hole in `core` that the `backend` room fills, found by `ServiceLoader`.
public interface Dispatcher {

  /// The results of `op`, in buffers that share nothing with the operands or each other.
  ///
  /// @param in operand values
  /// @param inAvals their types
  /// @param outAvals types of the results, as `op.abstractEval` gave them
  List<Buffer> evaluate(Primitive op, List<Buffer> in, List<ShapedArray> inAvals, List<ShapedArray> outAvals);

  /// Takes back a result that nobody can see any more, whole, to put a later one in its place. Need not do anything.
  default void recycle(Buffer result) {}
}
