package dev.hokku.core;

import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// An atomic operation with all its rules. Implementations are records: the static parameters are the components,
/// so equality, printing and hashing follow.
///
/// Rules are written in terms of other primitives on tensors; therefore each transform composes with each other. Families in `lax`
/// (`ElementwiseUnary`, `LinearUnary`, …) take the repetition out of them. Kernels are not here: each backend has a table of its own.
///
/// Source: JAX's `core.Primitive` and its rule tables.
public interface Primitive {

  /// The name in graphs and error messages, in JAX's spelling: `reduce_sum`.
  String name();

  /// Types of the results for types of the operands, or a [ShapeError].
  List<ShapedArray> abstractEval(List<ShapedArray> in);

  /// The derivative along `tangents`: results and their tangents. At least one tangent is not zero.
  ///
  /// Tangents of integer and `bool` operands are always [Tangent.Zero].
  Dual jvp(List<Tensor> primals, List<Tangent> tangents);

  /// The transpose of an operation that is linear in the operands marked [Operand.Linear]: their cotangents, in operand order; known
  /// operands receive [Tangent.Zero].
  ///
  /// Called only for operations that some jvp rule applied to tangents.
  ///
  /// @param cts one per result, some may be zero
  List<Tangent> transpose(List<Operand> in, List<Tangent> cts);

  /// The operation over an additional axis of some operands.
  ///
  /// @param size length of the batch axis
  /// @param in operands with their batch axis, or [Batched#NONE]; at least one has one
  List<Batched> batch(int size, List<Batched> in);

  /// Whether the results depend on nothing but operands and parameters, so that equal equations may be merged and unused ones dropped.
  default boolean pure() {
    return true;
  }
}
