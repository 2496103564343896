package dev.hokku.graph.text;

import dev.hokku.lax.ArgMax;
import dev.hokku.lax.ArgMin;
import dev.hokku.lax.BitcastConvertType;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Compare;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.CumMax;
import dev.hokku.lax.CumMin;
import dev.hokku.lax.CumProd;
import dev.hokku.lax.CumSum;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.Full;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.Iota;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
import dev.hokku.lax.Polygamma;
import dev.hokku.lax.ReduceAnd;
import dev.hokku.lax.ReduceMax;
import dev.hokku.lax.ReduceMin;
import dev.hokku.lax.ReduceOr;
import dev.hokku.lax.ReduceProd;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.ReduceXor;
import dev.hokku.lax.Reshape;
import dev.hokku.lax.Rev;
import dev.hokku.lax.Slice;
import dev.hokku.lax.Transpose;

/// The primitives of `lax` that have parameters.
final class LaxReaders {

  private LaxReaders() {}

  static void addTo(PrimitiveReaders readers) {
    values(readers);
    shapes(readers);
    reductions(readers);
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

  static Padding padding(Fields f) {
    return new Padding(f.integer("low"), f.integer("high"), f.integer("interior"));
  }

  private static DotDims dotDims(Fields f) {
    return new DotDims(f.axes("lhsContract"), f.axes("rhsContract"), f.axes("lhsBatch"), f.axes("rhsBatch"));
  }
}
