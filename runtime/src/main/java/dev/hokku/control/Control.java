package dev.hokku.control;

import dev.hokku.Intrinsic;
import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;

/// Control flow on tensors: loops and branches that can be differentiated, mapped and compiled. Carries, operands and results are trees.
///
/// A lambda is traced when the function is called, once or more; it must be pure. Source: `jax.lax`.
public final class Control {

  private Control() {}

  /// Runs `f(carry, x) → carry, y` along axis 0 of `xs`.
  ///
  /// @param xs any tree of tensors with one length on axis 0
  ///
  /// {@snippet :
  /// @HkModule
  /// record Sums() {
  ///
  ///   @Forward
  ///   Scanned<Tensor, Tensor> forward(Tensor xs) {
  ///     Linear linear = new Linear(2); // before the loop: a body that is traced twice would make two
  ///     return Control.scan((Tensor sum, Tensor x) -> {
  ///       Tensor next = sum.add(linear.forward(x));
  ///       return new Step<>(next, next.sum());
  ///     }, Numpy.zeros(2), xs);
  ///   }
  /// }
  ///
  /// Params params = SumsInit.init(Key.of(0), new Sums(), Numpy.ones(4, 3));
  /// assert params.modules().equals(Set.of("sums/linear"));
  /// assert SumsApply.apply(params, new Sums(), Numpy.ones(4, 3)).ys().shape().equals(Shape.of(4));
  /// }
  @Intrinsic.Lifted
  public static <C, X, Y> Scanned<C, Y> scan(BiFunction<C, X, Step<C, Y>> f, C init, X xs) {
    return Loops.scan("scan", f, init, xs, ScanOptions.DEFAULT);
  }

  /// Runs `f(carry, x) → carry, y` along axis 0 of `xs`.
  ///
  /// @param xs any tree of tensors with one length on axis 0; `List.of()` if the options give the length
  @Intrinsic.Lifted
  public static <C, X, Y> Scanned<C, Y> scan(BiFunction<C, X, Step<C, Y>> f, C init, X xs, ScanOptions options) {
    return Loops.scan("scan", f, init, xs, options);
  }

  /// Repeats `body` while `test` gives true, `bool[]`. Differentiable forwards only.
  ///
  /// {@snippet :
  /// Tensor first = Control.whileLoop((Tensor x) -> x.lt(100), x -> x.mul(2), Numpy.ones());
  /// assert first.item() == 128;
  /// }
  @Intrinsic.Lifted
  public static <C> C whileLoop(Function<C, Tensor> test, Function<C, C> body, C init) {
    return Loops.whileLoop(test, body, init);
  }

  /// Runs `body(i, carry)` for `i`, `s32[]`, from `lower` to `upper`, exclusive.
  ///
  /// {@snippet :
  /// Tensor sum = Control.foriLoop(0, 5, (Tensor i, Tensor carry) -> carry.add(i), Numpy.zeros());
  /// assert sum.item() == 10;
  /// }
  @Intrinsic.Lifted
  public static <C> C foriLoop(int lower, int upper, BiFunction<Tensor, C, C> body, C init) {
    Tensor first = Numpy.scalar(lower);
    Scanned<List<Object>, List<Object>> result = Loops.scan(
        "foriLoop",
        (List<Object> carry, List<Object> none) -> new Step<>(advance(carry, body), none),
        List.of(first, init),
        List.of(),
        ScanOptions.ofLength(Math.max(0, upper - lower)));
    return second(result.carry());
  }

  /// Runs `body(i, carry)` for `i` from `lower` to `upper`, exclusive; both scalars of one integer dtype. Differentiable forwards only.
  @Intrinsic.Lifted
  public static <C> C foriLoop(Tensor lower, Tensor upper, BiFunction<Tensor, C, C> body, C init) {
    if (!lower.dtype().isInteger() || !lower.aval().equals(upper.aval()) || lower.rank() != 0) {
      throw new HokkuException(
          "foriLoop: the bounds are %s and %s.".formatted(lower.aval(), upper.aval()), SourceLines.current(), "Give integer scalars of one dtype.");
    }
    List<Object> result = Loops.whileLoop(
        (List<Object> carry) -> ((Tensor) carry.getFirst()).lt(upper), carry -> advance(carry, body), List.of(lower, init));
    return second(result);
  }

  private static <C> List<Object> advance(List<Object> carry, BiFunction<Tensor, C, C> body) {
    Tensor i = (Tensor) carry.getFirst();
    Tensor one = Lax.full(new ShapedArray(i.dtype(), Shape.SCALAR), 1L);
    return List.of(Lax.add(i, one), body.apply(i, second(carry)));
  }

  @SuppressWarnings("unchecked") // the carries above hold a C in second place
  private static <C> C second(List<Object> carry) {
    return (C) carry.get(1);
  }

  /// `onTrue(operand)` if `predicate`, `bool[]`, holds, else `onFalse(operand)`; only one of them runs.
  ///
  /// {@snippet :
  /// Tensor x = Numpy.ones(3);
  /// Tensor y = Control.cond(x.sum().gt(2), (Tensor t) -> t.mul(2), (Tensor t) -> t.neg(), x);
  /// assert y.sum().item() == 6;
  /// }
  @Intrinsic.Lifted
  public static <A, R> R cond(Tensor predicate, Function<A, R> onTrue, Function<A, R> onFalse, A operand) {
    return Branches.choose("cond", Branches.indexOf(predicate), List.of(onFalse, onTrue), operand);
  }

  /// `onTrue()` if `predicate`, `bool[]`, holds, else `onFalse()`; only one of them runs.
  @Intrinsic.Lifted
  public static <R> R cond(Tensor predicate, Supplier<R> onTrue, Supplier<R> onFalse) {
    List<Function<List<Object>, R>> branches = List.of(ignored -> onFalse.get(), ignored -> onTrue.get());
    return Branches.choose("cond", Branches.indexOf(predicate), branches, List.of());
  }

  /// `branches[index](operand)`; an index outside is clamped to the nearest branch.
  ///
  /// @param index an integer scalar
  ///
  /// {@snippet :
  /// Tensor y = Control.switchCase(Numpy.scalar(1), Numpy.ones(2), (Tensor t) -> t, t -> t.mul(5), t -> t.neg());
  /// assert y.sum().item() == 10;
  /// }
  @SafeVarargs
  @Intrinsic.Lifted
  public static <A, R> R switchCase(Tensor index, A operand, Function<A, R>... branches) {
    List<Function<A, R>> listed = new ArrayList<>();
    for (Function<A, R> branch : branches) {
      listed.add(branch);
    }
    return Branches.choose("switchCase", Branches.clamped(index, branches.length), listed, operand);
  }

  /// `f` of each slice along axis 0, one after the other; results stacked. `vmap` does them at once.
  ///
  /// {@snippet :
  /// Tensor sums = Control.map((Tensor row) -> row.sum(), Numpy.ones(3, 2));
  /// assert sums.shape().equals(Shape.of(3)) && sums.sum().item() == 6;
  /// }
  @Intrinsic.Lifted
  public static <X, Y> Y map(Function<X, Y> f, X xs) {
    return Loops.scan("map", (List<Object> none, X x) -> new Step<>(none, f.apply(x)), List.of(), xs, ScanOptions.DEFAULT).ys();
  }

  /// All prefixes of an associative operation along axis 0: `xs[0]`, `f(xs[0], xs[1])`, …, in about `2 log2 n` operations on whole tensors.
  ///
  /// @param f takes and returns trees like `xs` with any length on axis 0
  public static <T> T associativeScan(BinaryOperator<T> f, T xs) {
    return Prefixes.scan(f, xs, false);
  }

  /// All suffixes, from the last: as [#associativeScan(BinaryOperator, Object)] of the reversed `xs`, reversed.
  public static <T> T associativeScanReversed(BinaryOperator<T> f, T xs) {
    return Prefixes.scan(f, xs, true);
  }
}
