package dev.hokku.io.interop;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.State;
import java.util.Map;
import java.util.Set;

/// The moving averages of a batch normalisation: `running_mean` and `running_var` there, two modules of state here.
///
/// Ours start from zero and are corrected for that: `average = hidden / (1 - decayRate^counter)`. Theirs are not, and Flax does not count. What has
/// no count is taken as settled: so many batches that the correction is 1.
final class MovingAverages {

  private MovingAverages() {}

  static void write(Dialect dialect, NameMap.Pair pair, State state, Map<String, Tensor> out, Set<String> written) {
    out.put(dialect.mean(pair.theirs()), average(pair, "mean_ema", state, written));
    out.put(dialect.variance(pair.theirs()), average(pair, "var_ema", state, written));
    dialect.batches(pair.theirs()).ifPresent(key -> out.put(key, state.get(module(pair, "mean_ema"), "counter").astype(DType.S64)));
  }

  private static Tensor average(NameMap.Pair pair, String which, State state, Set<String> written) {
    String module = module(pair, which);
    state.of(module).keySet().forEach(name -> written.add(module + "/" + name));
    return Layout.CHANNELS.write(state.get(module, "average"));
  }

  static void read(Dialect dialect, NameMap.Pair pair, ForeignTensors theirs, State like, State.Builder out) {
    double batches = settled(pair.decayRate());
    if (dialect.batches(pair.theirs()).isPresent() && theirs.has(dialect.batches(pair.theirs()).get())) {
      batches = theirs.take(dialect.batches(pair.theirs()).get()).item();
    }
    read(dialect.mean(pair.theirs()), pair, "mean_ema", batches, theirs, like, out);
    read(dialect.variance(pair.theirs()), pair, "var_ema", batches, theirs, like, out);
  }

  private static void read(
      String key, NameMap.Pair pair, String which, double batches, ForeignTensors theirs, State like, State.Builder out) {
    String module = module(pair, which);
    Tensor average = theirs.take(key, Layout.CHANNELS, like.get(module, "average").aval(), module + "/average");
    out.put(module, "counter", Numpy.scalar(DType.S32, batches));
    out.put(module, "hidden", average.mul(1 - Math.pow(pair.decayRate(), batches)));
    out.put(module, "average", average);
  }

  /// So many batches that the weight of the start is below the precision of a `double`.
  private static double settled(double decayRate) {
    return decayRate == 0 ? 1 : Math.ceil(Math.log(0x1p-53) / Math.log(decayRate));
  }

  private static String module(NameMap.Pair pair, String which) {
    return pair.ours() + "/~/" + which;
  }
}
