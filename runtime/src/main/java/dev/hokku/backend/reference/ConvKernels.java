package dev.hokku.backend.reference;

import dev.hokku.lax.ConvDims;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Convolutions: the elements that a window sees become a row, which is multiplied with the kernel as a matrix.
final class ConvKernels {

  private ConvKernels() {}

  static void addTo(KernelTable table) {
    table.put(ConvGeneralDilated.class, (op, call) -> new Run(op, call).run());
  }

  /// One convolution.
  private static final class Run {
    private final ConvGeneralDilated op;
    private final Call call;
    private final WindowPlan plan;
    private final int inFeatures;
    private final int groupOut;
    private final int[] places;

    Run(ConvGeneralDilated op, Call call) {
      this.op = op;
      this.call = call;
      ConvDims dims = op.dims();
      this.plan = new WindowPlan(
          spatial(call.inShape(0).dims(), dims.lhs()),
          spatial(call.inShape(1).dims(), dims.rhs()),
          spatial(call.outShape().dims(), dims.out()),
          op.strides().toArray(),
          op.padding().stream().mapToInt(Padding::low).toArray(),
          op.lhsDilation().toArray(),
          op.rhsDilation().toArray(),
          spatial(call.inShape(0).strides(), dims.lhs()));
      this.inFeatures = call.inShape(1).dim(dims.rhs().at(1));
      this.groupOut = call.inShape(1).dim(dims.rhs().at(0)) / groups();
      this.places = new int[plan.elements()];
    }

    private static int[] spatial(int[] values, Axes axes) {
      return Strided.pick(values, Axes.of(Arrays.copyOfRange(axes.toArray(), 2, axes.count())));
    }

    private int groups() {
      return Math.max(op.featureGroups(), op.batchGroups());
    }

    void run() {
      int batch = call.outShape().dim(op.dims().out().at(0));
      for (int group = 0; group < groups(); group++) {
        int[] weights = weights(group);
        double[] matrix = call.dtype().isFloating() ? DotKernels.doubles(call.in(1), weights) : new double[0];
        for (int n = 0; n < batch; n++) {
          int start = inputStart(group, n, batch);
          for (int position = 0; position < plan.positions(); position++) {
            plan.places(position, places);
            int to = outputStart(group, n, position);
            if (call.dtype().isFloating()) {
              floats(start, matrix, to);
            } else {
              integers(start, weights, to);
            }
          }
        }
      }
    }

    /// The places of the group's weights, as `[window, input feature, output feature]`.
    private int[] weights(int group) {
      Axes rhs = op.dims().rhs();
      int[] strides = call.inShape(1).strides();
      int[] window = Strided.positions(plan.size(), spatial(strides, rhs), group * groupOut * strides[rhs.at(0)]);
      int[] features = Strided.positions(
          new int[] {inFeatures, groupOut}, new int[] {strides[rhs.at(1)], strides[rhs.at(0)]}, 0);
      int[] all = new int[window.length * features.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = window[i / features.length] + features[i % features.length];
      }
      return all;
    }

    private int inputStart(int group, int n, int batch) {
      int[] strides = call.inShape(0).strides();
      Axes lhs = op.dims().lhs();
      return op.batchGroups() > 1
          ? (group * batch + n) * strides[lhs.at(0)]
          : n * strides[lhs.at(0)] + group * inFeatures * strides[lhs.at(1)];
    }

    private int outputStart(int group, int n, int position) {
      Shape shape = call.outShape();
      int[] strides = shape.strides();
      Axes out = op.dims().out();
      int place = n * strides[out.at(0)] + group * groupOut * strides[out.at(1)];
      int rest = position;
      for (int axis = out.count() - 1; axis >= 2; axis--) {
        place += rest % shape.dim(out.at(axis)) * strides[out.at(axis)];
        rest /= shape.dim(out.at(axis));
      }
      return place;
    }

    private void floats(int start, double[] matrix, int to) {
      Buffer x = call.in(0);
      int featureStride = call.inShape(0).strides()[op.dims().lhs().at(1)];
      double[] row = new double[places.length * inFeatures];
      for (int i = 0; i < row.length; i++) {
        int place = places[i / inFeatures];
        row[i] = place < 0 ? 0 : x.getDouble(start + place + i % inFeatures * featureStride);
      }
      double[] sums = DotKernels.multiplyRow(row, 0, row.length, matrix, 0, groupOut);
      int outStride = call.outShape().strides()[op.dims().out().at(1)];
      for (int o = 0; o < groupOut; o++) {
        call.out().setDouble(to + o * outStride, sums[o]);
      }
    }

    private void integers(int start, int[] weights, int to) {
      Buffer x = call.in(0);
      int featureStride = call.inShape(0).strides()[op.dims().lhs().at(1)];
      int outStride = call.outShape().strides()[op.dims().out().at(1)];
      for (int o = 0; o < groupOut; o++) {
        long sum = 0;
        for (int i = 0; i < places.length * inFeatures; i++) {
          int place = places[i / inFeatures];
          if (place >= 0) {
            sum += x.getLong(start + place + i % inFeatures * featureStride) * call.in(1).getLong(weights[i * groupOut + o]);
          }
        }
        call.out().setLong(to + o * outStride, sum);
      }
    }
  }
}
