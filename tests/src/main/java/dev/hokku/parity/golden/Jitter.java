package dev.hokku.parity.golden;

import dev.hokku.control.Scan;
import dev.hokku.core.Primitive;
import dev.hokku.core.Trace;
import dev.hokku.lax.Array;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/// Computes with other roundings: each element of each floating result moves by at most one unit in the last place.
///
/// Source: Parker 1997, Monte Carlo arithmetic, <https://web.cs.ucla.edu/~stott/mca/>.
final class Jitter implements Trace {

  private final long level = Trace.nextLevel();
  private final SplittableRandom random;

  Jitter(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// A tensor whose elements moved, and which moves whatever is computed from it.
  Tensor moved(Tensor tensor) {
    DType dtype = tensor.dtype();
    if (!dtype.isFloating()) {
      return new Concrete(this, tensor);
    }
    Buffer values = tensor.buffer().copy();
    for (int i = 0; i < values.length(); i++) {
      double x = values.getDouble(i);
      // Zero is exact: what is masked or cut off has no rounding.
      if (x != 0) {
        values.setDouble(i, x + random.nextInt(-1, 2) * Tolerance.ulp(x, dtype));
      }
    }
    return new Concrete(this, new Array(tensor.aval(), values));
  }

  @Override
  public long level() {
    return level;
  }

  @Override
  public List<Tensor> process(Primitive op, List<Tensor> in) {
    if (op instanceof Scan scan && scan.length() > 0) {
      return StepByStep.scan(scan, in);
    }
    return Binding.bind(op, in.stream().map(Concrete::value).toList()).stream().map(this::moved).toList();
  }
}
