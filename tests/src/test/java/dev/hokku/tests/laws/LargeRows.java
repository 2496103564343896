package dev.hokku.tests.laws;

import dev.hokku.lax.Add;
import dev.hokku.lax.ArgMax;
import dev.hokku.lax.ArgMin;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Compare;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.lax.CumMax;
import dev.hokku.lax.CumProd;
import dev.hokku.lax.CumSum;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.DynamicSlice;
import dev.hokku.lax.DynamicUpdateSlice;
import dev.hokku.lax.Exp;
import dev.hokku.lax.Gather;
import dev.hokku.lax.GatherDims;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.OutOfBounds;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
import dev.hokku.lax.ReduceMax;
import dev.hokku.lax.ReduceMin;
import dev.hokku.lax.ReduceProd;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.ReduceWindowSum;
import dev.hokku.lax.Rev;
import dev.hokku.lax.Scatter;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.lax.Sin;
import dev.hokku.lax.Slice;
import dev.hokku.lax.Sort;
import dev.hokku.lax.TopK;
import dev.hokku.lax.Transpose;
import dev.hokku.lax.Window;
import dev.hokku.lax.linalg.Cholesky;
import dev.hokku.lax.linalg.Det;
import dev.hokku.lax.linalg.Eigh;
import dev.hokku.lax.linalg.Lu;
import dev.hokku.lax.linalg.Qr;
import dev.hokku.lax.linalg.Svd;
import dev.hokku.lax.linalg.TriangularSolve;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Samples that are large enough for whole vectors with a rest, for several pieces of a cache-sized loop, and for more than one thread; only backends are compared on
/// them.
final class LargeRows {

  private static final List<DType> DTYPES = List.of(DType.F32, DType.F64, DType.BF16, DType.S32, DType.U8, DType.U64);

  private LargeRows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    elementwise(rows);
    moving(rows);
    indexing(rows);
    reducing(rows);
    sorting(rows);
    factoring(rows);
    products(rows);
    return rows;
  }

  private static void elementwise(List<Row> rows) {
    List<Sample> exp = new ArrayList<>();
    List<Sample> add = new ArrayList<>();
    List<Sample> mul = new ArrayList<>();
    List<Sample> sin = new ArrayList<>();
    for (DType dtype : DTYPES) {
      Tensor x = any(dtype, 70_003);
      add.add(Sample.flat(new Add(), x, any(dtype, 70_003)));
      mul.add(Sample.flat(new Mul(), x, any(dtype, 70_003)));
      if (dtype.isFloating()) {
        exp.add(Sample.flat(new Exp(), x));
        sin.add(Sample.flat(new Sin(), x.mul(1e4)));
      }
    }
    rows.add(Row.of(Add.class, add));
    rows.add(Row.of(Mul.class, mul));
    rows.add(Row.of(Exp.class, exp));
    rows.add(Row.of(Sin.class, sin));
  }

  private static void moving(List<Row> rows) {
    List<Sample> transpose = new ArrayList<>();
    List<Sample> rev = new ArrayList<>();
    List<Sample> slice = new ArrayList<>();
    List<Sample> broadcast = new ArrayList<>();
    List<Sample> pad = new ArrayList<>();
    List<Sample> concatenate = new ArrayList<>();
    for (DType dtype : DTYPES) {
      Tensor x = any(dtype, 37, 41, 67);
      for (Axes order : List.of(Axes.of(2, 1, 0), Axes.of(0, 2, 1), Axes.of(1, 0, 2), Axes.of(1, 2, 0), Axes.of(2, 0, 1))) {
        transpose.add(Sample.flat(new Transpose(order), x));
      }
      transpose.add(Sample.flat(new Transpose(Axes.of(1, 3, 0, 4, 2)), any(dtype, 3, 17, 5, 18, 19)));
      rev.add(Sample.flat(new Rev(Axes.of(0, 2)), x));
      rev.add(Sample.flat(new Rev(Axes.of(0)), any(dtype, 80_000)));
      slice.add(Sample.flat(new Slice(Axes.of(1, 2, 3), Axes.of(37, 41, 66), Axes.of(1, 2, 1)), x));
      slice.add(Sample.flat(new Slice(Axes.of(0), Axes.of(200_000), Axes.of(2)), any(dtype, 200_000)));
      broadcast.add(Sample.flat(new BroadcastInDim(Shape.of(61, 41, 33), Axes.of(1)), any(dtype, 41)));
      broadcast.add(Sample.flat(new BroadcastInDim(Shape.of(61, 41, 33), Axes.of(0, 2)), any(dtype, 61, 33)));
      Tensor value = Values.between(dtype, Shape.SCALAR, 0, 2);
      pad.add(Sample.flat(new Pad(List.of(new Padding(1, 2, 0), new Padding(-3, 4, 1), new Padding(2, -5, 2))), x, value));
      pad.add(Sample.flat(new Pad(List.of(new Padding(-70_000, 90_005, 0))), any(dtype, 80_000), value));
      concatenate.add(Sample.flat(new Concatenate(1), x, any(dtype, 37, 3, 67), any(dtype, 37, 0, 67)));
    }
    rows.add(Row.of(Transpose.class, transpose));
    rows.add(Row.of(Rev.class, rev));
    rows.add(Row.of(Slice.class, slice));
    rows.add(Row.of(BroadcastInDim.class, broadcast));
    rows.add(Row.of(Pad.class, pad));
    rows.add(Row.of(Concatenate.class, concatenate));
  }

  private static void indexing(List<Row> rows) {
    List<Sample> slice = new ArrayList<>();
    List<Sample> update = new ArrayList<>();
    List<Sample> gather = new ArrayList<>();
    List<Sample> scatter = new ArrayList<>();
    GatherDims rowsOf = new GatherDims(Axes.of(1), Axes.of(0), Axes.of(0));
    GatherDims columnsOf = new GatherDims(Axes.of(0), Axes.of(1), Axes.of(1));
    GatherDims elementsOf = new GatherDims(Axes.NONE, Axes.of(0, 1), Axes.of(0, 1));
    for (DType dtype : DTYPES) {
      Tensor x = any(dtype, 301, 257);
      Tensor s64 = Values.integers(DType.S64, Shape.SCALAR, -7);
      slice.add(Sample.flat(new DynamicSlice(Shape.of(290, 255)), x, Values.scalar(9), s64));
      update.add(Sample.flat(new DynamicUpdateSlice(), x, any(dtype, 290, 255), Values.scalar(400), s64));
      Tensor some = Values.between(DType.S32, Shape.of(333, 1), -20, 320);
      Tensor pairs = Values.between(DType.S64, Shape.of(50, 70, 2), -5, 300);
      for (OutOfBounds mode : OutOfBounds.values()) {
        gather.add(Sample.flat(new Gather(rowsOf, Shape.of(1, 257), mode, 1), x, some));
        gather.add(Sample.flat(new Gather(columnsOf, Shape.of(301, 1), mode, 1), x, some));
        gather.add(Sample.flat(new Gather(elementsOf, Shape.of(1, 1), mode, 1), x, pairs));
        for (Scatter.Kind kind : Scatter.Kind.values()) {
          scatter.add(Sample.flat(new Scatter(kind, rowsOf, mode, false), x, some, any(dtype, 333, 257)));
          scatter.add(Sample.flat(new Scatter(kind, elementsOf, mode, false), x, pairs, any(dtype, 50, 70)));
        }
      }
    }
    rows.add(Row.of(DynamicSlice.class, slice));
    rows.add(Row.of(DynamicUpdateSlice.class, update));
    rows.add(Row.of(Gather.class, gather));
    rows.add(Row.of(Scatter.class, scatter));
  }

  private static void reducing(List<Row> rows) {
    List<Sample> sum = new ArrayList<>();
    List<Sample> prod = new ArrayList<>();
    List<Sample> max = new ArrayList<>();
    List<Sample> min = new ArrayList<>();
    List<Sample> first = new ArrayList<>();
    List<Sample> last = new ArrayList<>();
    List<Sample> cumsum = new ArrayList<>();
    List<Sample> cumprod = new ArrayList<>();
    List<Sample> cummax = new ArrayList<>();
    for (DType dtype : DTYPES) {
      Tensor x = any(dtype, 29, 31, 67);
      Tensor small = dtype.isFloating() ? x.mul(0.01).add(1.0) : x;
      for (Axes axes : List.of(Axes.of(0), Axes.of(1), Axes.of(2), Axes.of(0, 2), Axes.of(1, 2), Axes.of(0, 1), Axes.of(0, 1, 2))) {
        sum.add(Sample.flat(new ReduceSum(axes), small));
        prod.add(Sample.flat(new ReduceProd(axes), small));
        max.add(Sample.flat(new ReduceMax(axes), x));
        min.add(Sample.flat(new ReduceMin(axes), x));
      }
      for (int axis = 0; axis < 3; axis++) {
        first.add(Sample.flat(new ArgMax(axis, DType.S32), x));
        last.add(Sample.flat(new ArgMin(axis, DType.S64), x));
        cumsum.add(Sample.flat(new CumSum(axis, axis == 1), small));
        cumprod.add(Sample.flat(new CumProd(axis, axis == 2), small));
        cummax.add(Sample.flat(new CumMax(axis, axis == 0), x));
      }
      cumsum.add(Sample.flat(new CumSum(0, true), any(dtype, 5_001)));
    }
    rows.add(Row.of(ReduceSum.class, sum));
    rows.add(Row.of(ReduceProd.class, prod));
    rows.add(Row.of(ReduceMax.class, max));
    rows.add(Row.of(ReduceMin.class, min));
    rows.add(Row.of(ArgMax.class, first));
    rows.add(Row.of(ArgMin.class, last));
    rows.add(Row.of(CumSum.class, cumsum));
    rows.add(Row.of(CumProd.class, cumprod));
    rows.add(Row.of(CumMax.class, cummax));
  }

  private static void sorting(List<Row> rows) {
    List<Sample> sort = new ArrayList<>();
    List<Sample> topK = new ArrayList<>();
    for (DType dtype : DTYPES) {
      sort.add(Sample.flat(new Sort(1, 1), any(dtype, 7, 1_031), any(DType.S32, 7, 1_031)));
      sort.add(Sample.flat(new Sort(0, 2), Values.between(DType.U8, Shape.of(101, 53), 0, 3), any(dtype, 101, 53), any(DType.F32, 101, 53)));
      topK.add(Sample.flat(new TopK(13), any(dtype, 11, 1_031)));
    }
    rows.add(Row.of(Sort.class, sort));
    rows.add(Row.of(TopK.class, topK));
  }

  private static void factoring(List<Row> rows) {
    List<Sample> cholesky = new ArrayList<>();
    List<Sample> eigh = new ArrayList<>();
    List<Sample> lu = new ArrayList<>();
    List<Sample> qr = new ArrayList<>();
    List<Sample> svd = new ArrayList<>();
    List<Sample> solve = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Tensor x = any(dtype, 5, 23, 23);
      Tensor positive = x.matmul(x.swapAxes(-1, -2)).add(Numpy.eye(23).astype(dtype).mul(9));
      cholesky.add(Sample.flat(new Cholesky(), positive));
      eigh.add(Sample.flat(new Eigh(), positive));
      lu.add(Sample.flat(new Lu(), x));
      lu.add(Sample.flat(new Lu(), any(dtype, 40, 67)));
      for (boolean full : new boolean[] {false, true}) {
        qr.add(Sample.flat(new Qr(full), any(dtype, 3, 31, 19)));
        qr.add(Sample.flat(new Qr(full), any(dtype, 19, 31)));
        svd.add(Sample.flat(new Svd(full), any(dtype, 3, 31, 19)));
        svd.add(Sample.flat(new Svd(full), any(dtype, 19, 31)));
      }
      for (int options = 0; options < 16; options++) {
        boolean left = (options & 1) != 0;
        Tensor b = left ? any(dtype, 5, 23, 9) : any(dtype, 5, 9, 23);
        solve.add(Sample.flat(
            new TriangularSolve(left, (options & 2) != 0, (options & 4) != 0, (options & 8) != 0), x.mul(0.02).add(Numpy.eye(23).astype(dtype)), b));
      }
    }
    rows.add(Row.of(Cholesky.class, cholesky));
    rows.add(Row.of(Eigh.class, eigh));
    rows.add(Row.of(Det.class, Sample.flat(new Det(), any(DType.F32, 5, 23, 23)), Sample.flat(new Det(), any(DType.F64, 300, 4, 4))));
    rows.add(Row.of(Lu.class, lu));
    rows.add(Row.of(Qr.class, qr));
    rows.add(Row.of(Svd.class, svd));
    rows.add(Row.of(TriangularSolve.class, solve));
  }

  /// More depths, rows and columns than are packed at once, and none a multiple of a tile.
  private static void products(List<Row> rows) {
    List<Sample> dots = new ArrayList<>();
    List<Sample> convs = new ArrayList<>();
    DotDims turned = new DotDims(Axes.of(1), Axes.of(2), Axes.of(0), Axes.of(0));
    List<Sample> windows = new ArrayList<>();
    List<Sample> chosen = new ArrayList<>();
    Axes ones = Axes.of(1, 1);
    Window window = Window.same(Shape.of(97, 103, 3), Shape.of(3, 2, 1), Axes.of(1, 1, 1));
    List<Padding> odd = List.of(Padding.edges(1, 2), Padding.edges(0, -1));
    for (DType dtype : List.of(DType.F64, DType.BF16)) {
      windows.add(Sample.flat(new ReduceWindowSum(window), any(dtype, 97, 103, 3)));
      chosen.add(Sample.flat(new SelectAndScatterAdd(Compare.Direction.GE, window), any(dtype, 97, 103, 3), any(dtype, 97, 103, 3)));
      dots.add(Sample.flat(new DotGeneral(DotDims.MATRIX), any(dtype, 101, 301), any(dtype, 301, 523)));
      dots.add(Sample.flat(new DotGeneral(turned), any(dtype, 7, 23, 17), any(dtype, 7, 19, 23)));
      convs.add(Sample.flat(
          new ConvGeneralDilated(ConvDims.channelsLast(2), Axes.of(2, 1), odd, Axes.of(1, 2), ones, 3, 1), any(dtype, 3, 17, 13, 6), any(dtype, 3, 2, 2, 9)));
    }
    rows.add(Row.of(DotGeneral.class, dots));
    rows.add(Row.of(ReduceWindowSum.class, windows));
    rows.add(Row.of(SelectAndScatterAdd.class, chosen));
    rows.add(Row.of(ConvGeneralDilated.class, convs));
  }

  private static Tensor any(DType dtype, int... dims) {
    return Values.between(dtype, Shape.of(dims), dtype.isFloating() ? -2 : 0, dtype.isFloating() ? 2 : 50);
  }
}
