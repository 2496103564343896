package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.Accumulated;
import dev.hokku.backend.cpu.kernel.ArrayKernel;
import dev.hokku.backend.cpu.kernel.Champion;
import dev.hokku.backend.cpu.kernel.Combine;
import dev.hokku.backend.cpu.kernel.Concatenated;
import dev.hokku.backend.cpu.kernel.DynamicSliced;
import dev.hokku.backend.cpu.kernel.DynamicUpdated;
import dev.hokku.backend.cpu.kernel.Folded;
import dev.hokku.backend.cpu.kernel.Gathered;
import dev.hokku.backend.cpu.kernel.Largest;
import dev.hokku.backend.cpu.kernel.Padded;
import dev.hokku.backend.cpu.kernel.Scattered;
import dev.hokku.backend.cpu.kernel.Sorted;
import dev.hokku.backend.cpu.kernel.WindowChampion;
import dev.hokku.backend.cpu.kernel.Windowed;
import dev.hokku.backend.cpu.linalg.EachMatrix;
import dev.hokku.core.Primitive;
import dev.hokku.lax.ArgMax;
import dev.hokku.lax.ArgMin;
import dev.hokku.lax.Compare;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.CumMax;
import dev.hokku.lax.CumMin;
import dev.hokku.lax.CumProd;
import dev.hokku.lax.CumSum;
import dev.hokku.lax.DynamicSlice;
import dev.hokku.lax.DynamicUpdateSlice;
import dev.hokku.lax.Gather;
import dev.hokku.lax.OutOfBounds;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
import dev.hokku.lax.ReduceAnd;
import dev.hokku.lax.ReduceMax;
import dev.hokku.lax.ReduceMin;
import dev.hokku.lax.ReduceOr;
import dev.hokku.lax.ReduceProd;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.ReduceWindowMax;
import dev.hokku.lax.ReduceWindowMin;
import dev.hokku.lax.ReduceWindowSum;
import dev.hokku.lax.ReduceXor;
import dev.hokku.lax.Scatter;
import dev.hokku.lax.SelectAndGatherAdd;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.lax.Sort;
import dev.hokku.lax.TopK;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of kernels over whole arrays of any dtype: what moves, finds, sorts and folds elements.
final class ArrayKernels {

  private ArrayKernels() {}

  /// The kernel of `op` for operands and results of these types, or nothing if there is none.
  static Optional<ArrayKernel> of(Primitive op, List<ShapedArray> in, List<ShapedArray> out) {
    if (in.isEmpty()) {
      return Optional.empty();
    }
    Optional<ArrayKernel> found = Optional.ofNullable(find(op, in, out));
    return found.or(() -> EachMatrix.of(op, in, out)).or(() -> ElementKernels.of(op, in, out));
  }

  private static @Nullable ArrayKernel find(Primitive op, List<ShapedArray> in, List<ShapedArray> out) {
    ShapedArray x = in.getFirst();
    Shape shape = x.shape();
    return switch (op) {
      case Concatenate c -> new Concatenated(in.stream().map(ShapedArray::shape).toList(), c.axis(), out.getFirst().shape());
      case Pad pad -> new Padded(
          shape,
          pad.padding().stream().mapToInt(Padding::low).toArray(),
          pad.padding().stream().mapToInt(Padding::interior).toArray(),
          out.getFirst().shape());
      case DynamicSlice slice -> new DynamicSliced(shape, dtypes(in.subList(1, in.size())), slice.sizes());
      case DynamicUpdateSlice ignored -> new DynamicUpdated(shape, in.get(1).shape(), dtypes(in.subList(2, in.size())));
      case Gather g -> new Gathered(
          g.dims(), x, in.get(1), g.sliceSizes(), out.getFirst().shape(), g.mode() != OutOfBounds.FILL, g.fill());
      case Scatter s -> new Scattered(
          combine(s.kind()), s.dims(), x, in.get(1), s.dims().sliceSizes(x.rank(), in.get(2).shape()), in.get(2).shape(),
          s.mode() == OutOfBounds.CLIP);
      case ReduceSum r -> new Folded(Combine.ADD, x.dtype(), shape, r.axes());
      case ReduceProd r -> new Folded(Combine.MUL, x.dtype(), shape, r.axes());
      case ReduceMax r -> new Folded(Combine.MAX, x.dtype(), shape, r.axes());
      case ReduceMin r -> new Folded(Combine.MIN, x.dtype(), shape, r.axes());
      case ReduceAnd r -> new Folded(Combine.AND, x.dtype(), shape, r.axes());
      case ReduceOr r -> new Folded(Combine.OR, x.dtype(), shape, r.axes());
      case ReduceXor r -> new Folded(Combine.XOR, x.dtype(), shape, r.axes());
      case ArgMax a -> new Champion(true, x.dtype(), shape, a.axis(), out.getFirst().dtype());
      case ArgMin a -> new Champion(false, x.dtype(), shape, a.axis(), out.getFirst().dtype());
      case CumSum c -> new Accumulated(Combine.ADD, x.dtype(), shape, c.axis(), c.reverse());
      case CumProd c -> new Accumulated(Combine.MUL, x.dtype(), shape, c.axis(), c.reverse());
      case CumMax c -> new Accumulated(Combine.MAX, x.dtype(), shape, c.axis(), c.reverse());
      case CumMin c -> new Accumulated(Combine.MIN, x.dtype(), shape, c.axis(), c.reverse());
      case ReduceWindowSum w -> new Windowed(Combine.ADD, x.dtype(), w.window(), shape, out.getFirst().shape());
      case ReduceWindowMax w -> new Windowed(Combine.MAX, x.dtype(), w.window(), shape, out.getFirst().shape());
      case ReduceWindowMin w -> new Windowed(Combine.MIN, x.dtype(), w.window(), shape, out.getFirst().shape());
      case SelectAndGatherAdd s when x.dtype().isFloating() ->
          new WindowChampion(false, s.select() == Compare.Direction.GE, x.dtype(), s.window(), shape, out.getFirst().shape());
      case SelectAndScatterAdd s when x.dtype().isFloating() ->
          new WindowChampion(true, s.select() == Compare.Direction.GE, x.dtype(), s.window(), out.getFirst().shape(), shape);
      case Sort sort -> new Sorted(dtypes(in), sort.keys(), shape, sort.axis());
      case TopK top -> new Largest(x.dtype(), shape, top.k());
      default -> null;
    };
  }

  private static Optional<Combine> combine(Scatter.Kind kind) {
    return switch (kind) {
      case SET -> Optional.empty();
      case ADD -> Optional.of(Combine.ADD);
      case MUL -> Optional.of(Combine.MUL);
      case MIN -> Optional.of(Combine.MIN);
      case MAX -> Optional.of(Combine.MAX);
    };
  }

  private static List<DType> dtypes(List<ShapedArray> avals) {
    return avals.stream().map(ShapedArray::dtype).toList();
  }
}
