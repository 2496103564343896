package dev.hokku.lax;

import dev.hokku.tensor.Index;
import dev.hokku.tensor.Indexed;
import dev.hokku.tensor.Tensor;

final class Indexing {

  private Indexing() {}

  static Indexed at(Tensor x, Index... places) {
    throw new UnsupportedOperationException("at: comes with gather");
  }
}
