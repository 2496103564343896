package dev.hokku.parity.golden;

import dev.hokku.control.Scan;
import dev.hokku.core.Primitive;
import dev.hokku.core.Trace;
import dev.hokku.graph.Call;
import dev.hokku.lax.Binding;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.Elementwise;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Logistic;
import dev.hokku.lax.ReduceSum;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import java.util.List;
import java.util.Optional;

/// Computes with the roundings of code that XLA compiled for the CPU, as recorded gradients are.
///
/// XLA computes arithmetic on `bf16` in `f32` and rounds. Where the program itself converts such a result to `f32`, its compiler takes the number from before
/// the rounding: a mean, which sums in `f32`, sums numbers that were never rounded, while all other readers of the same numbers see them rounded. Whatever only
/// moves or picks numbers ends that, and so do sums, which round each step.
///
/// In `f32` it takes a product that is added to something from before its rounding, if it fuses both: see [Contraction]. Which operations it fuses is its choice.
///
/// Found by comparing compiled code with the same operations one by one: XLA's float normalization, <https://openxla.org/xla>.
final class CompiledRoundings implements Trace {

  private final long level = Trace.nextLevel();
  private final Optional<Contraction> contraction;
  private boolean usedF16;

  private CompiledRoundings(boolean contracts) {
    this.contraction = contracts ? Optional.of(new Contraction(this)) : Optional.empty();
  }

  /// The roundings of code in which `f32` is computed as the program is written.
  static CompiledRoundings asWritten() {
    return new CompiledRoundings(false);
  }

  /// The roundings of code in which `f32` is fused wherever it may be.
  static CompiledRoundings contracted() {
    return new CompiledRoundings(true);
  }

  /// A tensor that goes into compiled code.
  Tensor entering(Tensor tensor) {
    return new Concrete(this, tensor);
  }

  /// Whether anything was computed in `f16`.
  boolean usedF16() {
    return usedF16;
  }

  @Override
  public long level() {
    return level;
  }

  @Override
  public List<Tensor> process(Primitive op, List<Tensor> in) {
    if (op instanceof Call call) {
      return EvalGraph.eval(call.body(), in);
    }
    if (op instanceof Scan scan && scan.length() > 0) {
      return StepByStep.scan(scan, in);
    }
    if (op instanceof ConvertElementType(DType to) && to == DType.F32 && in.getFirst() instanceof Rounded rounded) {
      return List.of(entering(rounded.unrounded));
    }
    if (op instanceof Logistic && isHalf(in.getFirst().dtype())) {
      Tensor one = Lax.onesLike(in.getFirst());
      return List.of(Lax.div(one, Lax.add(one, Lax.exp(Lax.neg(in.getFirst())))));
    }
    Optional<Tensor> contracted = contraction.filter(each -> in.getFirst().dtype() == DType.F32).flatMap(each -> each.of(op, in));
    if (contracted.isPresent()) {
      return List.of(contracted.get());
    }
    List<Tensor> operands = in.stream().map(Concrete::value).toList();
    List<Tensor> results = op instanceof ReduceSum(Axes axes) && isHalf(operands.getFirst().dtype())
        ? List.of(CompiledSums.sum(operands.getFirst(), axes))
        : Binding.bind(op, operands);
    usedF16 |= results.stream().anyMatch(result -> result.dtype() == DType.F16);
    if (isArithmetic(op) && results.getFirst().dtype() == DType.BF16) {
      List<Tensor> wide = Binding.bind(op, operands.stream().map(CompiledRoundings::widened).toList());
      return List.of(new Rounded(this, results.getFirst(), wide.getFirst()));
    }
    return results.stream().map(this::entering).toList();
  }

  private static boolean isArithmetic(Primitive op) {
    return op instanceof Elementwise && !(op instanceof ConvertElementType) || op instanceof DotGeneral || op instanceof ConvGeneralDilated;
  }

  private static boolean isHalf(DType dtype) {
    return dtype == DType.BF16 || dtype == DType.F16;
  }

  private static Tensor widened(Tensor operand) {
    return operand.dtype() == DType.BF16 ? Lax.convertElementType(operand, DType.F32) : operand;
  }

  /// A result that was rounded.
  private static final class Rounded extends Concrete {

    /// In `f32`, from before it was rounded.
    private final Tensor unrounded;

    Rounded(CompiledRoundings code, Tensor value, Tensor unrounded) {
      super(code, value);
      this.unrounded = unrounded;
    }
  }
}
