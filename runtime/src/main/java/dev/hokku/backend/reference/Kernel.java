package dev.hokku.backend.reference;

import dev.hokku.core.Primitive;

/// Computes one primitive.
///
/// @param <P> the primitive
@FunctionalInterface
interface Kernel<P extends Primitive> {

  /// Fills the results of `call`, which are zeros before.
  void run(P op, Call call);
}
