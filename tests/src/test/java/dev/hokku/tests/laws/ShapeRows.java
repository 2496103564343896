package dev.hokku.tests.laws;

import dev.hokku.core.Primitive;
import dev.hokku.lax.ArgMax;
import dev.hokku.lax.ArgMin;
import dev.hokku.lax.BitcastConvertType;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.CumMax;
import dev.hokku.lax.CumMin;
import dev.hokku.lax.CumProd;
import dev.hokku.lax.CumSum;
import dev.hokku.lax.Full;
import dev.hokku.lax.Iota;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
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
import dev.hokku.lax.Sort;
import dev.hokku.lax.TopK;
import dev.hokku.lax.Transpose;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Primitives that make, move, sum and sort elements.
final class ShapeRows {

  private static final List<DType> DTYPES = List.of(DType.F32, DType.F64, DType.BF16, DType.S32, DType.U8, DType.S64, DType.BOOL);

  private ShapeRows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    making(rows);
    moving(rows);
    reducing(rows);
    running(rows);
    sorting(rows);
    return rows;
  }

  private static void making(List<Row> rows) {
    List<Sample> full = new ArrayList<>();
    List<Sample> iota = new ArrayList<>();
    for (DType dtype : DType.values()) {
      full.add(Sample.flat(new Full(new ShapedArray(dtype, Shape.of(2, 3)), dtype.isFloating() ? -0.1 : 1)));
      full.add(Sample.flat(new Full(new ShapedArray(dtype, Shape.SCALAR), 1)));
      if (dtype != DType.BOOL) {
        iota.add(Sample.flat(new Iota(new ShapedArray(dtype, Shape.of(2, 5, 3)), 1)));
        iota.add(Sample.flat(new Iota(new ShapedArray(dtype, Shape.of(0)), 0)));
      }
    }
    rows.add(Row.of(Full.class, full));
    rows.add(Row.of(Iota.class, iota));

    List<Sample> bitcast = new ArrayList<>();
    bitcast.add(Sample.flat(new BitcastConvertType(DType.U32), Values.f32(3, 5)));
    bitcast.add(Sample.flat(new BitcastConvertType(DType.U8), Values.f32(3)));
    bitcast.add(Sample.flat(new BitcastConvertType(DType.S64), Values.f64(2, 2)));
    bitcast.add(Sample.flat(new BitcastConvertType(DType.F64), Values.between(DType.U32, Shape.of(3, 2), 0, 1e9)));
    bitcast.add(Sample.flat(new BitcastConvertType(DType.U16), Values.between(DType.BF16, Shape.of(4), -1, 1)));
    rows.add(Row.of(BitcastConvertType.class, bitcast));
  }

  private static void moving(List<Row> rows) {
    rows.add(each(new BroadcastInDim(Shape.of(4, 3, 5), Axes.of(1)), Shape.of(3), new BroadcastInDim(Shape.of(2, 3), Axes.NONE), Shape.SCALAR,
        new BroadcastInDim(Shape.of(2, 3, 4), Axes.of(0, 2)), Shape.of(1, 4), new BroadcastInDim(Shape.of(0, 3), Axes.of(1)), Shape.of(3)));
    rows.add(each(new Reshape(Shape.of(5, 3)), Shape.of(3, 5), new Reshape(Shape.SCALAR), Shape.of(1, 1), new Reshape(Shape.of(0, 7)), Shape.of(3, 0),
        new Reshape(Shape.of(2, 1, 6)), Shape.of(4, 3)));
    rows.add(each(new Transpose(Axes.of(1, 0)), Shape.of(3, 5), new Transpose(Axes.of(2, 0, 1)), Shape.of(2, 3, 4),
        new Transpose(Axes.NONE), Shape.SCALAR, new Transpose(Axes.of(3, 1, 0, 2)), Shape.of(2, 1, 3, 5)));
    rows.add(each(new Rev(Axes.of(0)), Shape.of(7), new Rev(Axes.of(0, 2)), Shape.of(2, 3, 4), new Rev(Axes.NONE), Shape.of(3)));
    rows.add(each(new Slice(Axes.of(1), Axes.of(6), Axes.of(2)), Shape.of(7),
        new Slice(Axes.of(0, 2), Axes.of(3, 5), Axes.of(1, 1)), Shape.of(3, 5),
        new Slice(Axes.of(1, 1, 1), Axes.of(2, 1, 4), Axes.of(1, 2, 3)), Shape.of(2, 3, 4)));

    List<Sample> pad = new ArrayList<>();
    for (DType dtype : DTYPES) {
      Tensor value = Values.between(dtype, Shape.SCALAR, 0, 2);
      pad.add(Sample.of(new Pad(List.of(new Padding(2, 1, 1))), any(dtype, Shape.of(4)), value));
      pad.add(Sample.of(new Pad(List.of(new Padding(-1, 2, 0), new Padding(1, -2, 2))), any(dtype, Shape.of(3, 4)), value));
      pad.add(Sample.of(new Pad(List.of()), any(dtype, Shape.SCALAR), value));
      pad.add(Sample.of(new Pad(List.of(new Padding(1, 1, 1))), any(dtype, Shape.of(0)), value));
    }
    rows.add(Row.of(Pad.class, pad));

    List<Sample> concatenate = new ArrayList<>();
    for (DType dtype : DTYPES) {
      concatenate.add(Sample.of(new Concatenate(0), any(dtype, Shape.of(3)), any(dtype, Shape.of(1)), any(dtype, Shape.of(0))));
      concatenate.add(Sample.of(new Concatenate(1), any(dtype, Shape.of(2, 3)), any(dtype, Shape.of(2, 2))));
      concatenate.add(Sample.of(new Concatenate(0), any(dtype, Shape.of(2, 3))));
    }
    rows.add(Row.of(Concatenate.class, concatenate));
  }

  private static void reducing(List<Row> rows) {
    rows.add(reductions(DType.S32, false, new ReduceSum(Axes.of(1)), new ReduceSum(Axes.of(0, 2)), new ReduceSum(Axes.NONE), new ReduceSum(Axes.of(0, 1, 2))));
    rows.add(reductions(DType.S32, false, new ReduceProd(Axes.of(1)), new ReduceProd(Axes.of(0, 2)), new ReduceProd(Axes.NONE)));
    rows.add(reductions(DType.U8, false, new ReduceMax(Axes.of(1)), new ReduceMax(Axes.of(0, 2)), new ReduceMax(Axes.NONE)));
    rows.add(reductions(DType.U64, false, new ReduceMin(Axes.of(1)), new ReduceMin(Axes.of(0, 2)), new ReduceMin(Axes.NONE)));
    rows.add(reductions(DType.BOOL, true, new ReduceAnd(Axes.of(1)), new ReduceAnd(Axes.of(0, 2))));
    rows.add(reductions(DType.BOOL, true, new ReduceOr(Axes.of(1)), new ReduceOr(Axes.of(0, 2))));
    rows.add(reductions(DType.BOOL, true, new ReduceXor(Axes.of(1)), new ReduceXor(Axes.of(0, 2))));
    List<Sample> max = new ArrayList<>();
    List<Sample> min = new ArrayList<>();
    for (DType dtype : DTYPES) {
      max.add(Sample.flat(new ArgMax(1, DType.S32), any(dtype, Shape.of(2, 5, 3))));
      max.add(Sample.flat(new ArgMax(0, DType.S64), any(dtype, Shape.of(7))));
      min.add(Sample.flat(new ArgMin(2, DType.U32), any(dtype, Shape.of(2, 5, 3))));
      min.add(Sample.flat(new ArgMin(0, DType.S32), any(dtype, Shape.of(1, 0))));
    }
    rows.add(Row.of(ArgMax.class, max));
    rows.add(Row.of(ArgMin.class, min));
  }

  private static void running(List<Row> rows) {
    rows.add(alongAxes(new CumSum(0, false), new CumSum(1, true)));
    rows.add(alongAxes(new CumProd(0, false), new CumProd(1, true)));
    rows.add(alongAxes(new CumMax(0, false), new CumMax(1, true)));
    rows.add(alongAxes(new CumMin(0, false), new CumMin(1, true)));
  }

  private static void sorting(List<Row> rows) {
    List<Sample> sort = new ArrayList<>();
    List<Sample> topK = new ArrayList<>();
    for (DType dtype : DTYPES) {
      sort.add(Sample.of(new Sort(0, 1), any(dtype, Shape.of(9))));
      sort.add(Sample.of(new Sort(1, 1), any(dtype, Shape.of(2, 5, 3))));
      sort.add(Sample.of(new Sort(0, 1), any(DType.S32, Shape.of(9)), any(dtype, Shape.of(9))));
      sort.add(Sample.of(new Sort(0, 2), any(DType.U8, Shape.of(9)), any(dtype, Shape.of(9)), any(DType.F64, Shape.of(9))));
      topK.add(Sample.of(new TopK(3), any(dtype, Shape.of(7))));
      topK.add(Sample.of(new TopK(2), any(dtype, Shape.of(2, 3, 4))));
      topK.add(Sample.of(new TopK(0), any(dtype, Shape.of(2, 3))));
    }
    rows.add(Row.of(Sort.class, sort));
    rows.add(Row.of(TopK.class, topK));
  }

  private static Tensor any(DType dtype, Shape shape) {
    return Values.between(dtype, shape, dtype.isFloating() ? -2 : 0, dtype == DType.BOOL ? 2 : dtype.isFloating() ? 2 : 50);
  }

  /// Operations in turn with the shapes they are tried on.
  private static Row each(Object... opsAndShapes) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < opsAndShapes.length; i += 2) {
      for (DType dtype : DTYPES) {
        samples.add(Sample.of((Primitive) opsAndShapes[i], any(dtype, (Shape) opsAndShapes[i + 1])));
      }
    }
    return Row.of(samples.getFirst().op().getClass(), samples);
  }

  private static Row reductions(DType other, boolean bitwise, Primitive... ops) {
    List<Sample> samples = new ArrayList<>();
    for (Primitive op : ops) {
      for (DType dtype : bitwise ? List.of(other, DType.S32, DType.U8) : List.of(DType.F32, DType.F64, DType.F16, DType.S32, other)) {
        samples.add(Sample.of(op, any(dtype, Shape.of(3, 5, 2))));
        samples.add(Sample.flat(op, any(dtype, Shape.of(3, 0, 2))));
      }
    }
    return Row.of(ops[0].getClass(), samples);
  }

  private static Row alongAxes(Primitive... ops) {
    List<Sample> samples = new ArrayList<>();
    for (Primitive op : ops) {
      for (DType dtype : List.of(DType.F32, DType.F64, DType.S32, DType.BF16)) {
        samples.add(Sample.of(op, any(dtype, Shape.of(4, 5))));
        samples.add(Sample.of(op, any(dtype, Shape.of(0, 3))));
      }
    }
    return Row.of(ops[0].getClass(), samples);
  }
}
