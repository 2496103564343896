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
    FOREIGN,
    /// Made before the first turn of a loop, and kept for all of them.
    HELD,
    /// Made before the first turn of a loop, a piece for each.
    STACK
  }

  final DType dtype;
  final int size;
  final @Nullable Buffer constant;
  Role role;
  int lastUse = -1;
  int slot = -1;

  /// Whether a step that makes the array takes it from the pool: loops and branches do, kernels of the reference backend do not.
  boolean pooled;

  /// Whether it is the same in all turns of a loop.
  boolean fixed;

  /// Whether the caller gives a piece of it for each turn of a loop.
  boolean sliced;

  private Value(DType dtype, int size, Role role, @Nullable Buffer constant) {
    this.dtype = dtype;
    this.size = size;
    this.role = role;
    this.constant = constant;
    this.fixed = constant != null;
  }

  static Value of(DType dtype, int size, Role role) {
    return new Value(dtype, size, role, null);
  }

  static Value constant(Buffer buffer) {
    return new Value(buffer.dtype(), buffer.length(), Role.CONSTANT, buffer);
  }
}
