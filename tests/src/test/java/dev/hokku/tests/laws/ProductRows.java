package dev.hokku.tests.laws;

import dev.hokku.lax.Compare;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.DynamicSlice;
import dev.hokku.lax.DynamicUpdateSlice;
import dev.hokku.lax.Gather;
import dev.hokku.lax.GatherDims;
import dev.hokku.lax.OutOfBounds;
import dev.hokku.lax.Padding;
import dev.hokku.lax.ReduceWindowMax;
import dev.hokku.lax.ReduceWindowMin;
import dev.hokku.lax.ReduceWindowSum;
import dev.hokku.lax.Scatter;
import dev.hokku.lax.SelectAndGatherAdd;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Products, convolutions, moving windows, and reading and writing at given places.
final class ProductRows {

  private static final List<DType> DTYPES = List.of(DType.F32, DType.F64, DType.BF16, DType.S32);

  private ProductRows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    rows.add(products());
    rows.add(convolutions());
    windows(rows);
    places(rows);
    return rows;
  }

  private static Row products() {
    List<Sample> samples = new ArrayList<>();
    for (DType dtype : DTYPES) {
      samples.add(Sample.of(new DotGeneral(DotDims.MATRIX), any(dtype, 3, 5), any(dtype, 5, 4)));
      samples.add(Sample.of(new DotGeneral(DotDims.MATRIX), any(dtype, 1, 33), any(dtype, 33, 17)));
      samples.add(Sample.of(new DotGeneral(DotDims.contract(0, 1)), any(dtype, 5, 3), any(dtype, 4, 5)));
      samples.add(Sample.of(new DotGeneral(DotDims.contract(0, 0)), any(dtype, 7), any(dtype, 7)));
      samples.add(Sample.of(new DotGeneral(DotDims.MATRIX), any(dtype, 2, 0), any(dtype, 0, 3)));
      samples.add(Sample.of(
          new DotGeneral(new DotDims(Axes.of(2), Axes.of(1), Axes.of(0), Axes.of(0))), any(dtype, 2, 3, 4), any(dtype, 2, 4, 5)));
      samples.add(Sample.of(
          new DotGeneral(new DotDims(Axes.of(3, 1), Axes.of(0, 2), Axes.of(2), Axes.of(3))), any(dtype, 2, 3, 4, 5), any(dtype, 5, 2, 3, 4)));
      samples.add(Sample.of(new DotGeneral(new DotDims(Axes.NONE, Axes.NONE, Axes.NONE, Axes.NONE)), any(dtype, 2), any(dtype, 3)));
    }
    return Row.of(DotGeneral.class, samples);
  }

  private static Row convolutions() {
    List<Sample> samples = new ArrayList<>();
    ConvDims nhwc = ConvDims.channelsLast(2);
    List<Padding> none = List.of(Padding.NONE, Padding.NONE);
    List<Padding> odd = List.of(Padding.edges(1, 2), Padding.edges(0, -1));
    Axes ones = Axes.of(1, 1);
    for (DType dtype : DTYPES) {
      samples.add(Sample.of(new ConvGeneralDilated(nhwc, ones, none, ones, ones, 1, 1), any(dtype, 2, 5, 6, 3), any(dtype, 3, 2, 3, 4)));
      samples.add(Sample.of(new ConvGeneralDilated(nhwc, Axes.of(2, 1), odd, ones, Axes.of(1, 2), 1, 1), any(dtype, 2, 5, 6, 3), any(dtype, 3, 2, 3, 4)));
      samples.add(Sample.of(new ConvGeneralDilated(nhwc, ones, odd, Axes.of(2, 3), ones, 1, 1), any(dtype, 1, 3, 4, 2), any(dtype, 2, 3, 2, 2)));
      samples.add(Sample.of(new ConvGeneralDilated(nhwc, ones, none, ones, ones, 2, 1), any(dtype, 2, 4, 4, 4), any(dtype, 2, 2, 2, 6)));
      samples.add(Sample.of(new ConvGeneralDilated(nhwc, ones, none, ones, ones, 1, 2), any(dtype, 4, 4, 4, 3), any(dtype, 2, 2, 3, 6)));
      samples.add(Sample.of(
          new ConvGeneralDilated(ConvDims.channelsFirst(1), Axes.of(2), List.of(Padding.edges(1, 1)), Axes.of(1), Axes.of(1), 1, 1),
          any(dtype, 2, 3, 7), any(dtype, 4, 3, 3)));
      samples.add(Sample.of(
          new ConvGeneralDilated(ConvDims.of("NCDHW", "DHWIO", "NDHWC"), Axes.of(1, 2, 1), List.of(Padding.edges(1, 1), Padding.NONE, Padding.NONE),
              Axes.of(1, 1, 1), Axes.of(1, 1, 1), 1, 1),
          any(dtype, 1, 2, 3, 4, 3), any(dtype, 2, 2, 2, 2, 2)));
    }
    return Row.of(ConvGeneralDilated.class, samples);
  }

  private static void windows(List<Row> rows) {
    List<Window> windows = List.of(
        Window.of(Shape.of(2, 3), Axes.of(2, 1)),
        Window.same(Shape.of(5, 7), Shape.of(3, 3), Axes.of(2, 2)),
        new Window(Shape.of(2, 2), Axes.of(1, 2), List.of(Padding.edges(1, 0), Padding.edges(-1, 2)), Axes.of(2, 3)));
    List<Sample> sum = new ArrayList<>();
    List<Sample> max = new ArrayList<>();
    List<Sample> min = new ArrayList<>();
    List<Sample> gather = new ArrayList<>();
    List<Sample> scatter = new ArrayList<>();
    for (Window window : windows) {
      for (DType dtype : List.of(DType.F32, DType.F64, DType.F16, DType.S32, DType.U64)) {
        Tensor x = any(dtype, 5, 7);
        sum.add(Sample.of(new ReduceWindowSum(window), x));
        max.add(Sample.of(new ReduceWindowMax(window), x));
        min.add(Sample.of(new ReduceWindowMin(window), x));
        if (dtype.isFloating()) {
          Shape positions = new ReduceWindowMax(window).abstractEval(x.aval()).shape();
          gather.add(Sample.of(new SelectAndGatherAdd(Compare.Direction.GE, window), Values.between(dtype, x.shape(), -1, 1, 5), x));
          gather.add(Sample.of(new SelectAndGatherAdd(Compare.Direction.LE, window), Values.between(dtype, x.shape(), -1, 1, 5), x));
          scatter.add(Sample.of(new SelectAndScatterAdd(Compare.Direction.GE, window), Values.between(dtype, positions, -1, 1, 5), x));
          scatter.add(Sample.of(new SelectAndScatterAdd(Compare.Direction.LE, window), Values.between(dtype, positions, -1, 1, 5), x));
        }
      }
    }
    rows.add(Row.of(ReduceWindowSum.class, sum));
    rows.add(Row.of(ReduceWindowMax.class, max));
    rows.add(Row.of(ReduceWindowMin.class, min));
    rows.add(Row.of(SelectAndGatherAdd.class, gather));
    rows.add(Row.of(SelectAndScatterAdd.class, scatter));
  }

  private static void places(List<Row> rows) {
    List<Sample> slice = new ArrayList<>();
    List<Sample> update = new ArrayList<>();
    List<Sample> gather = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64, DType.BF16, DType.S32, DType.BOOL)) {
      Tensor x = any(dtype, 5, 4);
      slice.add(Sample.of(new DynamicSlice(Shape.of(2, 3)), x, Values.scalar(1), Values.scalar(0)));
      slice.add(Sample.of(new DynamicSlice(Shape.of(2, 3)), x, Values.scalar(9), Values.scalar(-3)));
      slice.add(Sample.of(new DynamicSlice(Shape.SCALAR), any(dtype)));
      update.add(Sample.of(new DynamicUpdateSlice(), x, any(dtype, 2, 3), Values.scalar(1), Values.scalar(0)));
      update.add(Sample.of(new DynamicUpdateSlice(), any(dtype), Values.between(dtype, Shape.SCALAR, 0, 1)));
      update.add(Sample.of(new DynamicUpdateSlice(), x, any(dtype, 2, 3), Values.scalar(-9), Values.scalar(7)));
      gather.addAll(gathers(x));
    }
    rows.add(Row.of(DynamicSlice.class, slice));
    rows.add(Row.of(DynamicUpdateSlice.class, update));
    rows.add(Row.of(Gather.class, gather));

    List<Sample> scatter = new ArrayList<>();
    for (Scatter.Kind kind : Scatter.Kind.values()) {
      for (DType dtype : List.of(DType.F32, DType.F64, DType.S32)) {
        scatters(scatter, kind, any(dtype, 5, 4));
      }
    }
    rows.add(Row.of(Scatter.class, scatter));
  }

  /// Whole rows, single elements, boxes, and rows in step with the indices.
  private static List<Sample> gathers(Tensor x) {
    Tensor someRows = Values.integers(DType.S32, Shape.of(3, 1), 4, 0, 4);
    Tensor elements = Values.integers(DType.S32, Shape.of(2, 2), 1, 3, 4, 0);
    Tensor beyond = Values.integers(DType.S64, Shape.of(2, 2), -1, 3, 4, 9);
    Tensor inStep = Values.integers(DType.S32, Shape.of(5, 1), 0, 3, 1, 1, 2);
    GatherDims rowsOf = new GatherDims(Axes.of(1), Axes.of(0), Axes.of(0));
    GatherDims elementsOf = new GatherDims(Axes.NONE, Axes.of(0, 1), Axes.of(0, 1));
    GatherDims boxes = new GatherDims(Axes.of(0, 2), Axes.NONE, Axes.of(1, 0));
    GatherDims stepped = new GatherDims(Axes.NONE, Axes.of(1), Axes.of(1), Axes.of(0), Axes.of(0));
    return List.of(
        Sample.of(new Gather(rowsOf, Shape.of(1, 4), OutOfBounds.CLIP, 0), x, someRows),
        Sample.of(new Gather(rowsOf, Shape.of(1, 4), OutOfBounds.PROMISE_IN_BOUNDS, 0), x, someRows),
        Sample.of(new Gather(elementsOf, Shape.of(1, 1), OutOfBounds.CLIP, 0), x, beyond),
        Sample.of(new Gather(elementsOf, Shape.of(1, 1), OutOfBounds.FILL, 1), x, beyond),
        Sample.of(new Gather(boxes, Shape.of(2, 3), OutOfBounds.CLIP, 0), x, elements),
        Sample.of(new Gather(stepped, Shape.of(1, 1), OutOfBounds.FILL, 0), x, inStep));
  }

  /// The ways back of some gathers: to places of their own, and to places that are met twice.
  private static void scatters(List<Sample> samples, Scatter.Kind kind, Tensor x) {
    DType dtype = x.dtype();
    Tensor apart = Values.integers(DType.S32, Shape.of(3, 1), 4, 0, 2);
    Tensor twice = Values.integers(DType.S32, Shape.of(3, 1), 4, 0, 4);
    Tensor beyond = Values.integers(DType.S32, Shape.of(2, 2), -1, 3, 4, 2);
    GatherDims rowsOf = new GatherDims(Axes.of(1), Axes.of(0), Axes.of(0));
    GatherDims boxes = new GatherDims(Axes.of(1), Axes.of(0), Axes.of(0, 1));
    samples.add(Sample.of(new Scatter(kind, rowsOf, OutOfBounds.CLIP, true), x, apart, Values.between(dtype, Shape.of(3, 4), 1, 3, 7)));
    samples.add(Sample.of(new Scatter(kind, boxes, OutOfBounds.FILL, true), x, beyond, Values.between(dtype, Shape.of(2, 2), 1, 3, 7)));
    if (kind != Scatter.Kind.MUL) {
      samples.add(Sample.of(new Scatter(kind, rowsOf, OutOfBounds.CLIP, false), x, twice, Values.between(dtype, Shape.of(3, 4), 1, 3, 7)));
    }
  }

  private static Tensor any(DType dtype, int... dims) {
    return Values.between(dtype, Shape.of(dims), dtype.isFloating() ? -2 : 0, dtype.isFloating() || dtype == DType.BOOL ? 2 : 20, dims.length);
  }
}
