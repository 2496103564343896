package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.WorkerPool;

/// A kernel over whole arrays of any element type, made for operands of certain shapes. Stateless: any number of threads may run one at the same time.
@FunctionalInterface
public interface ArrayKernel {

  /// Fills the results, whatever they held before; the same bits for every number of threads.
  ///
  /// @param arrays those of the operands, then those of the results
  /// @param offsets for each array the index of its first element
  void run(WorkerPool pool, Object[] arrays, int[] offsets);

  /// Whether the first result may lie in the array of the first operand, if no other operand does.
  default boolean inPlace() {
    return false;
  }
}
