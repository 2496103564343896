package dev.hokku.backend.cpu.linalg;

import dev.hokku.backend.cpu.kernel.ArrayKernel;
import dev.hokku.backend.cpu.kernel.Wide;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.core.Primitive;
import dev.hokku.lax.linalg.Cholesky;
import dev.hokku.lax.linalg.Det;
import dev.hokku.lax.linalg.Eigh;
import dev.hokku.lax.linalg.Lu;
import dev.hokku.lax.linalg.Qr;
import dev.hokku.lax.linalg.Svd;
import dev.hokku.lax.linalg.TriangularSolve;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a factorization over all matrices in the last two axes; threads share the matrices, so bits do not depend on them.
public final class EachMatrix implements ArrayKernel {

  private static final int WORTH_SHARING = 2_048;

  private final Factors factors;
  private final List<ShapedArray> in;
  private final List<ShapedArray> out;
  private final int count;

  private EachMatrix(Factors factors, List<ShapedArray> in, List<ShapedArray> out) {
    this.factors = factors;
    this.in = in;
    this.out = out;
    this.count = in.getFirst().shape().range(0, in.getFirst().rank() - 2).size();
  }

  /// The kernel of `op` for operands and results of these types, or nothing if `op` is no factorization.
  public static Optional<ArrayKernel> of(Primitive op, List<ShapedArray> in, List<ShapedArray> out) {
    Factors factors = switch (op) {
      case Cholesky ignored -> x -> List.of(Triangles.cholesky(x.getFirst()));
      case TriangularSolve solve -> x -> List.of(Triangles.solve(solve, x.get(0), x.get(1)));
      case Det ignored -> x -> List.of(Pivoting.det(x.getFirst()));
      case Lu ignored -> x -> Pivoting.lu(x.getFirst());
      case Qr qr -> qr(qr, in.getFirst());
      case Eigh ignored -> x -> Rotations.eigh(x.getFirst());
      case Svd svd -> x -> Rotations.svd(x.getFirst(), svd.fullMatrices());
      default -> null;
    };
    return factors == null ? Optional.empty() : Optional.of(new EachMatrix(factors, in, out));
  }

  private static Factors qr(Qr op, ShapedArray x) {
    boolean asLapack = x.dtype() == DType.F32 && Math.min(x.shape().dim(-2), x.shape().dim(-1)) <= FloatReflections.COLUMNS;
    return asLapack ? in -> FloatReflections.qr(in.getFirst(), op.fullMatrices()) : in -> Reflections.qr(in.getFirst(), op.fullMatrices());
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    (in.getFirst().size() < WORTH_SHARING ? WorkerPool.ALONE : pool).run((part, parts) -> {
      for (int index = Parts.begin(count, part, parts); index < Parts.begin(count, part + 1, parts); index++) {
        List<Dense> matrices = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
          matrices.add(read(in.get(i), arrays[i], offsets[i], index));
        }
        List<Dense> results = factors.of(matrices);
        for (int i = 0; i < out.size(); i++) {
          write(results.get(i), out.get(i).dtype(), arrays[in.size() + i], offsets[in.size() + i], index);
        }
      }
    });
  }

  private static Dense read(ShapedArray aval, Object array, int offset, int index) {
    Dense x = Dense.zeros(aval.shape().dim(-2), aval.shape().dim(-1));
    Wide.load(aval.dtype(), array, offset + index * x.at().length, 1, x.at(), x.at().length);
    return x;
  }

  private static void write(Dense x, DType dtype, Object array, int offset, int index) {
    int size = x.at().length;
    int to = offset + index * size;
    if (dtype.isFloating()) {
      Wide.store(dtype, x.at(), array, to, 1, size);
      return;
    }
    long[] places = new long[size];
    for (int i = 0; i < size; i++) {
      places[i] = (long) x.at()[i];
    }
    Wide.store(dtype, places, array, to, 1, size);
  }
}
