package dev.hokku.transform;

import dev.hokku.Intrinsic;
import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.graph.Literal;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Gradients of functions that return a scalar, with respect to the first argument: any tree of floating tensors.
///
/// Source: `jax.grad`, `jax.value_and_grad`.
public final class Grad {

  private Grad() {}

  /// The gradient of `f`.
  ///
  /// {@snippet :
  /// Tensor slope = Grad.grad((Tensor x) -> x.square().sum()).apply(Numpy.ones(2));
  /// assert slope.sum().item() == 4;
  /// }
  @Intrinsic.Lifted
  public static <A> Function<A, A> grad(Function<A, Tensor> f) {
    return a -> run(f, a).grad();
  }

  /// The gradient of `f` in its first argument.
  @Intrinsic.Lifted
  public static <A, B> BiFunction<A, B, A> grad(BiFunction<A, B, Tensor> f) {
    return (a, b) -> run((A x) -> f.apply(x, b), a).grad();
  }

  /// The gradient of `f` in its first argument.
  public static <A, B, C> Fn3<A, B, C, A> grad(Fn3<A, B, C, Tensor> f) {
    return (a, b, c) -> run((A x) -> f.apply(x, b, c), a).grad();
  }

  /// The gradient of `f` in its first argument.
  public static <A, B, C, D> Fn4<A, B, C, D, A> grad(Fn4<A, B, C, D, Tensor> f) {
    return (a, b, c, d) -> run((A x) -> f.apply(x, b, c, d), a).grad();
  }

  /// The value and the gradient of `f`.
  ///
  /// {@snippet :
  /// ValueAndGrad<Tensor> at = Grad.valueAndGrad((Tensor x) -> x.square().sum()).apply(Numpy.ones(2));
  /// assert at.value().item() == 2 && at.grad().sum().item() == 4;
  /// }
  @Intrinsic.Lifted
  public static <A> Function<A, ValueAndGrad<A>> valueAndGrad(Function<A, Tensor> f) {
    return a -> run(f, a);
  }

  /// The value and the gradient of `f` in its first argument.
  @Intrinsic.Lifted
  public static <A, B> BiFunction<A, B, ValueAndGrad<A>> valueAndGrad(BiFunction<A, B, Tensor> f) {
    return (a, b) -> run((A x) -> f.apply(x, b), a);
  }

  /// The value and the gradient of `f` in its first argument.
  public static <A, B, C> Fn3<A, B, C, ValueAndGrad<A>> valueAndGrad(Fn3<A, B, C, Tensor> f) {
    return (a, b, c) -> run((A x) -> f.apply(x, b, c), a);
  }

  /// The value and the gradient of `f` in its first argument.
  public static <A, B, C, D> Fn4<A, B, C, D, ValueAndGrad<A>> valueAndGrad(Fn4<A, B, C, D, Tensor> f) {
    return (a, b, c, d) -> run((A x) -> f.apply(x, b, c, d), a);
  }

  /// The value, what `f` returns beside it, and the gradient.
  ///
  /// {@snippet :
  /// ValueAndGradAux<Tensor, String> result = Grad.valueAndGradAux((Tensor x) -> new WithAux<>(x.mul(x), "squared")).apply(Numpy.scalar(3f));
  /// assert result.value().item() == 9 && result.grad().item() == 6 && result.aux().equals("squared");
  /// }
  @Intrinsic.Lifted
  public static <A, X> Function<A, ValueAndGradAux<A, X>> valueAndGradAux(Function<A, WithAux<Tensor, X>> f) {
    return a -> runAux(f, a);
  }

  /// The value, what `f` returns beside it, and the gradient in the first argument.
  @Intrinsic.Lifted
  public static <A, B, X> BiFunction<A, B, ValueAndGradAux<A, X>> valueAndGradAux(BiFunction<A, B, WithAux<Tensor, X>> f) {
    return (a, b) -> runAux((A x) -> f.apply(x, b), a);
  }

  /// The value, what `f` returns beside it, and the gradient in the first argument.
  public static <A, B, C, X> Fn3<A, B, C, ValueAndGradAux<A, X>> valueAndGradAux(Fn3<A, B, C, WithAux<Tensor, X>> f) {
    return (a, b, c) -> runAux((A x) -> f.apply(x, b, c), a);
  }

  /// The value, what `f` returns beside it, and the gradient in the first argument.
  public static <A, B, C, D, X> Fn4<A, B, C, D, ValueAndGradAux<A, X>> valueAndGradAux(Fn4<A, B, C, D, WithAux<Tensor, X>> f) {
    return (a, b, c, d) -> runAux((A x) -> f.apply(x, b, c, d), a);
  }

  private static <A> ValueAndGrad<A> run(Function<A, Tensor> f, A at) {
    Function<A, WithAux<Tensor, List<Tensor>>> alone = x -> new WithAux<>(f.apply(x), List.of());
    ValueAndGradAux<A, List<Tensor>> result = runAux(alone, at);
    return new ValueAndGrad<>(result.value(), result.grad());
  }

  private static <A, X> ValueAndGradAux<A, X> runAux(Function<A, WithAux<Tensor, X>> f, A at) {
    requireFloating(Tree.flatten(at));
    Vjp.ResultAux<A, Tensor, X> result = Vjp.vjpAux("grad", f, at);
    Tensor value = result.primals();
    requireScalar(value);
    A grad = result.pullback().apply(EvalGraph.constant(Literal.of(value.dtype(), 1)));
    return new ValueAndGradAux<>(value, result.aux(), grad);
  }

  private static void requireFloating(Flattened in) {
    if (in.leaves().isEmpty()) {
      throw new HokkuException(
          "grad: the argument holds no tensors, so there is nothing to differentiate.",
          SourceLines.current(),
          "Mark its record @HkTree and let it implement the generated …Tree interface, or give a tensor, list or map.");
    }
    List<String> paths = Tree.paths(in.def());
    for (int i = 0; i < paths.size(); i++) {
      Tensor leaf = in.leaves().get(i);
      if (!leaf.dtype().isFloating()) {
        throw new HokkuException(
            "grad: the argument%s is %s, and only f16, bf16, f32 and f64 have derivatives."
                .formatted(paths.get(i).isEmpty() ? "" : " at '" + paths.get(i) + "'", leaf.aval()),
            SourceLines.current(),
            "Convert it with astype, or pass it as a later argument, which is not differentiated.");
      }
    }
  }

  private static void requireScalar(Tensor value) {
    if (value.rank() != 0 || !value.dtype().isFloating()) {
      throw new HokkuException(
          "grad: the function returned %s; a gradient is of a floating scalar.".formatted(value.aval()),
          SourceLines.current(),
          value.rank() == 0
              ? "Convert the result with astype."
              : "Reduce it with sum() or mean(), or take all derivatives with Jacobian.jacrev.");
    }
  }
}
