package dev.hokku.lax;

import static dev.hokku.lax.Lax.rev;
import static dev.hokku.lax.Lax.zeros;

import dev.hokku.core.Batched;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cross-correlates an input with a kernel, over any number of spatial axes. Sums of `f16` and `bf16` are taken in `f32` and rounded once.
///
/// With groups, features (or batches) of the input are split into as many parts as the output features of the kernel, and part meets part.
/// Its transposes are convolutions too: by the input with the kernel turned around and strides become dilation, by the kernel with the roles of batch
/// and feature exchanged.
///
/// Source: XLA's `ConvWithGeneralPadding`; Dumoulin and Visin 2016, <https://arxiv.org/abs/1603.07285>.
///
/// @param dims where the axes are
/// @param strides distance of neighbouring windows, per spatial axis
/// @param padding zeros at the edges of the input, negative to cut off; interior 0
/// @param lhsDilation distance of neighbouring input elements once zeros are put between them
/// @param rhsDilation distance of neighbouring kernel elements
/// @param featureGroups parts of the input features, 1 or more
/// @param batchGroups parts of the batch, 1 or more; only one kind of groups at a time
public record ConvGeneralDilated(
    ConvDims dims, Axes strides, List<Padding> padding, Axes lhsDilation, Axes rhsDilation, int featureGroups, int batchGroups)
    implements Bilinear {

  /// Copies the list, so that it never changes.
  public ConvGeneralDilated {
    padding = List.copyOf(padding);
  }

  @Override
  public String name() {
    return "conv_general_dilated";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray w) {
    checkOperands(x, w);
    int[] dims = new int[x.rank()];
    dims[this.dims.out().at(0)] = x.shape().dim(this.dims.lhs().at(0)) / batchGroups;
    dims[this.dims.out().at(1)] = w.shape().dim(this.dims.rhs().at(0));
    int[] input = ConvDims.spatial(x.shape(), this.dims.lhs());
    int[] kernel = ConvDims.spatial(w.shape(), this.dims.rhs());
    for (int i = 0; i < input.length; i++) {
      int extent = dilated(kernel[i], rhsDilation.at(i));
      int padded = padding.get(i).padded(dilated(input[i], lhsDilation.at(i)));
      if (padded < 0) {
        throw new ShapeError(
            name(),
            "%s cuts off more than x: %s has at spatial axis %d".formatted(padding.get(i), x, i),
            "Cut off fewer elements.");
      }
      dims[this.dims.out().at(i + 2)] = padded < extent ? 0 : (padded - extent) / strides.at(i) + 1;
    }
    return x.withShape(Shape.of(dims));
  }

  private void checkOperands(ShapedArray x, ShapedArray w) {
    int spatial = dims.spatial();
    if (x.dtype() != w.dtype()) {
      throw new ShapeError(name(), "dtypes differ, x: %s and w: %s".formatted(x, w), "Convert one with astype.");
    }
    if (x.rank() != spatial + 2 || w.rank() != spatial + 2) {
      throw new ShapeError(
          name(),
          "x: %s and w: %s have not the %d axes of the layout".formatted(x, w, spatial + 2),
          "Both have a batch or output axis, a feature axis and %d spatial ones; put a batch axis in with expandDims(0)."
              .formatted(spatial));
    }
    if (strides.count() != spatial
        || padding.size() != spatial
        || lhsDilation.count() != spatial
        || rhsDilation.count() != spatial) {
      throw new ShapeError(
          name(),
          "strides %s, padding %s and dilations %s, %s for %d spatial axes".formatted(strides, padding, lhsDilation, rhsDilation, spatial),
          "Give each once per spatial axis.");
    }
    if (featureGroups < 1 || batchGroups < 1 || !(featureGroups == 1 || batchGroups == 1)) {
      throw new ShapeError(name(), "%d feature groups and %d batch groups".formatted(featureGroups, batchGroups), "One of them is 1.");
    }
    int batch = x.shape().dim(dims.lhs().at(0));
    int features = x.shape().dim(dims.lhs().at(1));
    int in = w.shape().dim(dims.rhs().at(1));
    int out = w.shape().dim(dims.rhs().at(0));
    if (features != (long) in * featureGroups) {
      throw new ShapeError(
          name(),
          "x: %s has %d features, but w: %s takes %d in each of %d groups".formatted(x, features, w, in, featureGroups),
          "The features of x are those that w takes, times the groups.");
    }
    if (out % featureGroups != 0 || out % batchGroups != 0 || batch % batchGroups != 0) {
      throw new ShapeError(
          name(),
          "%d output features and a batch of %d do not divide into groups".formatted(out, batch),
          "Choose %s as a divisor.".formatted(featureGroups > 1 ? "feature groups" : "batch groups"));
    }
  }

  private static int dilated(int length, int dilation) {
    return length == 0 ? 0 : (length - 1) * dilation + 1;
  }

  @Override
  public Tensor transposeLeft(Tensor ct, ShapedArray x, Tensor w) {
    int groups = Math.max(featureGroups, batchGroups);
    Tensor kernel = w;
    if (groups > 1) {
      // The groups leave the output features, which become the input, and join the input features, which become the output.
      kernel = splitAxis(kernel, dims.rhs().at(0), groups);
      kernel = mergeAxis(kernel, dims.rhs().at(0), dims.rhs().at(1));
    }
    kernel = rev(kernel, Axes.of(spatialAxes(dims.rhs())));
    List<Padding> around = new ArrayList<>();
    int[] input = ConvDims.spatial(x.shape(), dims.lhs());
    int[] window = ConvDims.spatial(w.shape(), dims.rhs());
    int[] output = ConvDims.spatial(ct.shape(), dims.out());
    for (int i = 0; i < input.length; i++) {
      int extent = dilated(window[i], rhsDilation.at(i));
      int low = extent - padding.get(i).low() - 1;
      int high = dilated(input[i], lhsDilation.at(i)) + extent - 1 - dilated(output[i], strides.at(i)) - low;
      around.add(Padding.edges(low, high));
    }
    ConvDims turned = new ConvDims(dims.out(), ConvDims.exchanged(dims.rhs()), dims.lhs());
    Tensor out = Binding.bind(new ConvGeneralDilated(turned, lhsDilation, around, strides, rhsDilation, groups, 1), ct, kernel);
    if (batchGroups > 1) {
      out = splitAxis(out, dims.lhs().at(1), batchGroups);
      out = mergeAxis(out, dims.lhs().at(1), dims.lhs().at(0));
    }
    return out;
  }

  @Override
  public Tensor transposeRight(Tensor ct, Tensor x, ShapedArray w) {
    if (ct.shape().count() == 0) {
      return zeros(w);
    }
    List<Padding> around = new ArrayList<>();
    int[] input = ConvDims.spatial(x.shape(), dims.lhs());
    int[] window = ConvDims.spatial(w.shape(), dims.rhs());
    int[] output = ConvDims.spatial(ct.shape(), dims.out());
    for (int i = 0; i < input.length; i++) {
      int low = padding.get(i).low();
      int extent = dilated(window[i], rhsDilation.at(i));
      int high = dilated(output[i], strides.at(i)) - dilated(input[i], lhsDilation.at(i)) + extent - low - 1;
      around.add(Padding.edges(low, high));
    }
    ConvDims turned =
        new ConvDims(ConvDims.exchanged(dims.lhs()), ConvDims.exchanged(dims.out()), ConvDims.exchanged(dims.rhs()));
    return Binding.bind(
        new ConvGeneralDilated(turned, rhsDilation, around, lhsDilation, strides, batchGroups, featureGroups), x, ct);
  }

  private static int[] spatialAxes(Axes axes) {
    return Arrays.copyOfRange(axes.toArray(), 2, axes.count());
  }

  /// A batch of inputs joins the batch; a batch of kernels the output features; both at once, or beside groups that are there, become groups.
  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Batched x = in.get(0);
    Batched w = in.get(1);
    Axes out = dims.out();
    if (size == 0) {
      return List.of(new Batched(zeros(emptyBatch(x, w)), 0));
    }
    if (!w.isBatched() && batchGroups == 1) {
      Tensor merged = mergeAxis(x.value(), x.axis(), dims.lhs().at(0));
      return List.of(new Batched(splitAxis(Binding.bind(this, merged, w.value()), out.at(0), size), out.at(0)));
    }
    Tensor kernels = mergeAxis(Batching.front(w, size), 0, dims.rhs().at(0));
    if (!x.isBatched() && featureGroups == 1 && batchGroups == 1) {
      return List.of(new Batched(splitAxis(Binding.bind(this, x.value(), kernels), out.at(1), size), out.at(1)));
    }
    boolean byBatch = batchGroups > 1;
    Tensor inputs = mergeAxis(Batching.front(x, size), 0, dims.lhs().at(byBatch ? 0 : 1));
    ConvGeneralDilated grouped = new ConvGeneralDilated(
        dims, strides, padding, lhsDilation, rhsDilation, byBatch ? 1 : featureGroups * size, byBatch ? batchGroups * size : 1);
    return List.of(new Batched(splitAxis(Binding.bind(grouped, inputs, kernels), out.at(1), size), out.at(1)));
  }

  private ShapedArray emptyBatch(Batched x, Batched w) {
    ShapedArray one = abstractEval(without(x), without(w));
    return one.withShape(one.shape().insert(0, 0));
  }

  private static ShapedArray without(Batched x) {
    ShapedArray aval = x.value().aval();
    return x.isBatched() ? aval.withShape(aval.shape().remove(x.axis())) : aval;
  }

  /// Axis `from` as the outer part of what is axis `into` without it.
  private static Tensor mergeAxis(Tensor x, int from, int into) {
    Tensor moved = Batching.moveAxis(x, from, into);
    Shape shape = moved.shape();
    return Lax.reshape(moved, shape.remove(into).with(into, shape.dim(into) * shape.dim(into + 1)));
  }

  /// An axis as two, the outer one of length `outer`.
  private static Tensor splitAxis(Tensor x, int axis, int outer) {
    return Lax.reshape(x, x.shape().with(axis, x.dim(axis) / outer).insert(axis, outer));
  }
}
