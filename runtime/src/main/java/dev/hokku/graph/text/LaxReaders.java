package dev.hokku.graph.text;

import dev.hokku.lax.ArgMax;
import dev.hokku.lax.ArgMin;
import dev.hokku.lax.BitcastConvertType;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Compare;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.CumMax;
import dev.hokku.lax.CumMin;
import dev.hokku.lax.CumProd;
import dev.hokku.lax.CumSum;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.DynamicSlice;
import dev.hokku.lax.Full;
import dev.hokku.lax.Gather;
import dev.hokku.lax.GatherDims;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.Iota;
import dev.hokku.lax.OutOfBounds;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
import dev.hokku.lax.Polygamma;
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
import dev.hokku.lax.Reshape;
import dev.hokku.lax.Rev;
import dev.hokku.lax.Scatter;
import dev.hokku.lax.SelectAndGatherAdd;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.lax.Slice;
import dev.hokku.lax.Sort;
import dev.hokku.lax.TopK;
import dev.hokku.lax.Transpose;
import dev.hokku.lax.Window;
import dev.hokku.lax.linalg.Qr;
import dev.hokku.lax.linalg.Svd;
import dev.hokku.lax.linalg.TriangularSolve;
import dev.hokku.tensor.Axes;

/// The primitives of `lax` that have parameters.
final class LaxReaders {

  private LaxReaders() {}

  static void addTo(PrimitiveReaders readers) {
    values(readers);
    shapes(readers);
    reductions(readers);
    windows(readers);
    places(readers);
    factorizations(readers);
  }

  private static void values(PrimitiveReaders readers) {
    readers
        .put("full", f -> new Full(f.aval("aval"), f.number("value")))
        .put("iota", f -> new Iota(f.aval("aval"), f.integer("axis")))
        .put("integer_pow", f -> new IntegerPow(f.integer("power")))
        .put("polygamma", f -> new Polygamma(f.integer("order")))
        .put("convert_element_type", f -> new ConvertElementType(f.dtype("dtype")))
        .put("bitcast_convert_type", f -> new BitcastConvertType(f.dtype("dtype")))
        .put("dot_general", f -> new DotGeneral(f.record("dims", LaxReaders::dotDims)));
    for (Compare.Direction direction : Compare.Direction.values()) {
      readers.put(new Compare(direction).name(), f -> new Compare(direction));
    }
  }

  private static void shapes(PrimitiveReaders readers) {
    readers
        .put("broadcast_in_dim", f -> new BroadcastInDim(f.shape("shape"), f.axes("dims")))
        .put("reshape", f -> new Reshape(f.shape("shape")))
        .put("transpose", f -> new Transpose(f.axes("permutation")))
        .put("rev", f -> new Rev(f.axes("axes")))
        .put("slice", f -> new Slice(f.axes("start"), f.axes("limit"), f.axes("strides")))
        .put("pad", f -> new Pad(f.records("padding", LaxReaders::padding)))
        .put("concatenate", f -> new Concatenate(f.integer("axis")));
  }

  private static void reductions(PrimitiveReaders readers) {
    readers
        .put("reduce_sum", f -> new ReduceSum(f.axes("axes")))
        .put("reduce_prod", f -> new ReduceProd(f.axes("axes")))
        .put("reduce_max", f -> new ReduceMax(f.axes("axes")))
        .put("reduce_min", f -> new ReduceMin(f.axes("axes")))
        .put("reduce_and", f -> new ReduceAnd(f.axes("axes")))
        .put("reduce_or", f -> new ReduceOr(f.axes("axes")))
        .put("reduce_xor", f -> new ReduceXor(f.axes("axes")))
        .put("argmax", f -> new ArgMax(f.integer("axis"), f.dtype("dtype")))
        .put("argmin", f -> new ArgMin(f.integer("axis"), f.dtype("dtype")))
        .put("cumsum", f -> new CumSum(f.integer("axis"), f.flag("reverse")))
        .put("cumprod", f -> new CumProd(f.integer("axis"), f.flag("reverse")))
        .put("cummax", f -> new CumMax(f.integer("axis"), f.flag("reverse")))
        .put("cummin", f -> new CumMin(f.integer("axis"), f.flag("reverse")));
  }

  private static void windows(PrimitiveReaders readers) {
    readers
        .put("conv_general_dilated", f -> new ConvGeneralDilated(
            f.record("dims", d -> new ConvDims(d.axes("lhs"), d.axes("rhs"), d.axes("out"))),
            f.axes("strides"),
            f.records("padding", LaxReaders::padding),
            f.axes("lhsDilation"),
            f.axes("rhsDilation"),
            f.integer("featureGroups"),
            f.integer("batchGroups")))
        .put("reduce_window_sum", f -> new ReduceWindowSum(f.record("window", LaxReaders::window)))
        .put("reduce_window_max", f -> new ReduceWindowMax(f.record("window", LaxReaders::window)))
        .put("reduce_window_min", f -> new ReduceWindowMin(f.record("window", LaxReaders::window)))
        .put("select_and_gather_add", f -> new SelectAndGatherAdd(
            Compare.Direction.valueOf(f.word("select")), f.record("window", LaxReaders::window)))
        .put("select_and_scatter_add", f -> new SelectAndScatterAdd(
            Compare.Direction.valueOf(f.word("select")), f.record("window", LaxReaders::window)));
  }

  private static void places(PrimitiveReaders readers) {
    readers
        .put("sort", f -> new Sort(f.integer("axis"), f.integer("keys")))
        .put("top_k", f -> new TopK(f.integer("k")))
        .put("dynamic_slice", f -> new DynamicSlice(f.shape("sizes")))
        .put("gather", f -> new Gather(
            f.record("dims", LaxReaders::gatherDims), f.shape("sliceSizes"), OutOfBounds.valueOf(f.word("mode")), f.number("fill")));
    for (Scatter.Kind kind : Scatter.Kind.values()) {
      GatherDims any = new GatherDims(Axes.NONE, Axes.NONE, Axes.NONE);
      readers.put(new Scatter(kind, any, OutOfBounds.CLIP, false).name(), f -> new Scatter(
          kind, f.record("dims", LaxReaders::gatherDims), OutOfBounds.valueOf(f.word("mode")), f.flag("unique")));
    }
  }

  private static void factorizations(PrimitiveReaders readers) {
    readers
        .put("qr", f -> new Qr(f.flag("fullMatrices")))
        .put("svd", f -> new Svd(f.flag("fullMatrices")))
        .put("triangular_solve", f -> new TriangularSolve(
            f.flag("leftSide"), f.flag("lower"), f.flag("transposeA"), f.flag("unitDiagonal")));
  }

  private static Window window(Fields f) {
    return new Window(f.shape("size"), f.axes("strides"), f.records("padding", LaxReaders::padding), f.axes("dilation"));
  }

  private static GatherDims gatherDims(Fields f) {
    return new GatherDims(
        f.axes("offset"), f.axes("collapsed"), f.axes("startIndexMap"), f.axes("operandBatching"), f.axes("indicesBatching"));
  }

  private static Padding padding(Fields f) {
    return new Padding(f.integer("low"), f.integer("high"), f.integer("interior"));
  }

  private static DotDims dotDims(Fields f) {
    return new DotDims(f.axes("lhsContract"), f.axes("rhsContract"), f.axes("lhsBatch"), f.axes("rhsBatch"));
  }
}
