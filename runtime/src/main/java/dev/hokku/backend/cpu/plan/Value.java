package dev.hokku.backend.cpu.plan;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import org.jspecify.annotations.Nullable;

/// A piece of memory that a plan reads or writes: what it is for, how long it is needed, and the slot it gets. Reshaped variables share one.
///
/// Filled in while a plan is made; afterwards only its slot is of interest.
final class Value {

  /// Who makes the array, and when.
  enum Role {
    /// The caller gives it.
    INPUT,
    /// Made with the plan, the same for all calls.
    CONSTANT,
    /// Kept between calls; shared by values that are not needed at the same time.
    TEMPORARY,
    /// Made for each call and given to the caller.
    RESULT,
    /// Made by a step, which puts it into the slot.
    FOREIGN
  }

  final DType dtype;
  final int size;
  final @Nullable Buffer constant;
  Role role;
  int lastUse = -1;
  int slot = -1;

  /// Whether a step that makes the array takes it from the pool: loops and branches do, kernels of the reference backend do not.
  boolean pooled;

  private Value(DType dtype, int size, Role role, @Nullable Buffer constant) {
    this.dtype = dtype;
    this.size = size;
    this.role = role;
    this.constant = constant;
  }

  static Value of(DType dtype, int size, Role role) {
    return new Value(dtype, size, role, null);
  }

  static Value constant(Buffer buffer) {
    return new Value(buffer.dtype(), buffer.length(), Role.CONSTANT, buffer);
  }
}
