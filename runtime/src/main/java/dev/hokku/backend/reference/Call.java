package dev.hokku.backend.reference;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.List;

/// What a kernel reads and writes.
///
/// @param operands what is read
/// @param operandAvals types of the operands
/// @param results what is filled: new buffers of zeros
/// @param resultAvals types of the results
record Call(List<Buffer> operands, List<ShapedArray> operandAvals, List<Buffer> results, List<ShapedArray> resultAvals) {

  /// Operand `index`.
  Buffer in(int index) {
    return operands.get(index);
  }

  /// Shape of operand `index`.
  Shape inShape(int index) {
    return operandAvals.get(index).shape();
  }

  /// The first result.
  Buffer out() {
    return results.getFirst();
  }

  /// Shape of the first result.
  Shape outShape() {
    return resultAvals.getFirst().shape();
  }

  /// Dtype of the first operand.
  DType dtype() {
    return operandAvals.getFirst().dtype();
  }
}
