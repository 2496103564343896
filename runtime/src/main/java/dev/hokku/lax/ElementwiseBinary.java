package dev.hokku.lax;

import dev.hokku.core.Batched;
import java.util.List;

/// A function of two tensors of equal shape and dtype, element by element.
public interface ElementwiseBinary extends Binary, Elementwise {

  @Override
  default List<Batched> batch(int size, List<Batched> in) {
    return Batching.elementwise(this, size, in);
  }
}
