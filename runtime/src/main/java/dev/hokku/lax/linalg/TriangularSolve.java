package dev.hokku.lax.linalg;

import static dev.hokku.lax.linalg.Matrices.mm;
import static dev.hokku.lax.linalg.Matrices.t;

import dev.hokku.core.Batched;
import dev.hokku.core.Operand;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Batching;
import dev.hokku.lax.Binary;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Checks;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Solves `op(a) x = b`, or `x op(a) = b`, for triangular matrices `a: [..,N,N]`; the other triangle is not read. Linear in `b`.
///
/// @param leftSide whether `a` stands to the left of `x`
/// @param lower whether `a` is lower triangular, else upper
/// @param transposeA whether `op` turns `a` over
/// @param unitDiagonal whether the diagonal of `a` is taken as ones, not read
public record TriangularSolve(boolean leftSide, boolean lower, boolean transposeA, boolean unitDiagonal) implements Binary {

  @Override
  public String name() {
    return "triangular_solve";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray a, ShapedArray b) {
    Checks.floating(name(), b);
    boolean fits = a.dtype() == b.dtype() && a.rank() == b.rank() && a.rank() >= 2
        && Matrices.leading(a).equals(Matrices.leading(b))
        && a.shape().dim(-1) == a.shape().dim(-2)
        && a.shape().dim(-1) == b.shape().dim(leftSide ? -2 : -1);
    if (!fits) {
      throw new ShapeError(
          name(),
          "a: %s does not solve for b: %s".formatted(a, b),
          "a is square, as long as the %s of b, and all leading axes agree.".formatted(leftSide ? "columns" : "rows"));
    }
    return b;
  }

  /// `-op(a)^-1 op(t) x`, where `t` has the triangle that is read.
  @Override
  public Tangent jvpLeft(Tensor a, Tensor b, Tensor out, Tensor t) {
    int k = unitDiagonal ? 1 : 0;
    Tensor read = lower ? Numpy.tril(t, -k) : Numpy.triu(t, k);
    Tensor turned = (transposeA ? t(read) : read).neg();
    return Tangent.of(Binding.bind(this, a, leftSide ? mm(turned, out) : mm(out, turned)));
  }

  @Override
  public Tangent jvpRight(Tensor a, Tensor b, Tensor out, Tensor t) {
    return Tangent.of(Binding.bind(this, a, t));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    Tensor a = in.get(0).value();
    Tangent ct = cts.getFirst();
    TriangularSolve turned = new TriangularSolve(leftSide, lower, !transposeA, unitDiagonal);
    return List.of(
        Tangent.zeroLike(a),
        ct.isZero() ? new Tangent.Zero(in.get(1).aval()) : Tangent.of(Binding.bind(turned, a, ct.value())));
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Tensor out = Binding.bind(this, Batching.front(in.get(0), size), Batching.front(in.get(1), size));
    return List.of(new Batched(out, 0));
  }
}
