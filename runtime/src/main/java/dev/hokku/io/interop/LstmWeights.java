package dev.hokku.io.interop;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The weights of an LSTM: one matrix for inputs and hidden units here, one of each in PyTorch, one of each for each gate in Flax.
///
/// Our gates stand in the order input, cell, forget, output, PyTorch's in the order input, forget, cell, output. Ours adds 1 to the forget gate when it is computed;
/// the others keep that in the bias. PyTorch adds two biases: what is written puts zeros into the second, what is read is their sum.
final class LstmWeights {

  /// Flax's letters of the gates, in our order.
  private static final List<String> LETTERS = List.of("i", "g", "f", "o");

  private static final int FORGET = 2;

  /// PyTorch's order by ours, and ours by PyTorch's: both exchange the cell and the forget gate.
  private static final int[] EXCHANGED = {0, 2, 1, 3};

  private LstmWeights() {}

  static String module(NameMap.Pair pair) {
    return pair.ours() + "/linear";
  }

  static void write(Dialect dialect, NameMap.Pair pair, Params params, Map<String, Tensor> out, Set<String> written) {
    Tensor w = params.get(module(pair), "w");
    int hidden = w.dim(1) / LETTERS.size();
    List<Tensor> rows = Numpy.split(w, new int[] {w.dim(0) - hidden}, 0);
    List<Tensor> ofInputs = Numpy.split(rows.get(0), LETTERS.size(), 1);
    List<Tensor> ofHidden = Numpy.split(rows.get(1), LETTERS.size(), 1);
    List<Tensor> biases = shifted(Numpy.split(params.get(module(pair), "b"), LETTERS.size(), 0), 1);
    switch (dialect) {
      case PYTORCH -> {
        out.put(dialect.param(pair.theirs(), "weight_ih"), exchanged(ofInputs, 1).transpose());
        out.put(dialect.param(pair.theirs(), "weight_hh"), exchanged(ofHidden, 1).transpose());
        out.put(dialect.param(pair.theirs(), "bias_ih"), exchanged(biases, 0));
        out.put(dialect.param(pair.theirs(), "bias_hh"), Numpy.zerosLike(exchanged(biases, 0)));
      }
      case FLAX -> {
        for (int gate = 0; gate < LETTERS.size(); gate++) {
          out.put(dialect.param(pair.theirs(), "i" + LETTERS.get(gate) + "/kernel"), ofInputs.get(gate));
          out.put(dialect.param(pair.theirs(), "h" + LETTERS.get(gate) + "/kernel"), ofHidden.get(gate));
          out.put(dialect.param(pair.theirs(), "h" + LETTERS.get(gate) + "/bias"), biases.get(gate));
        }
      }
    }
    written.add(module(pair) + "/w");
    written.add(module(pair) + "/b");
  }

  static void read(Dialect dialect, NameMap.Pair pair, ForeignTensors theirs, Params like, Params.Builder out) {
    String module = module(pair);
    Tensor w = like.get(module, "w");
    DType dtype = w.dtype();
    int hidden = w.dim(1) / LETTERS.size();
    int inputs = w.dim(0) - hidden;
    List<Tensor> ofInputs = new ArrayList<>();
    List<Tensor> ofHidden = new ArrayList<>();
    List<Tensor> biases = new ArrayList<>();
    switch (dialect) {
      case PYTORCH -> {
        ofInputs.addAll(Numpy.split(take(dialect, pair, "weight_ih", Shape.of(4 * hidden, inputs), dtype, theirs).transpose(), 4, 1));
        ofHidden.addAll(Numpy.split(take(dialect, pair, "weight_hh", Shape.of(4 * hidden, hidden), dtype, theirs).transpose(), 4, 1));
        Tensor bias = Numpy.zeros(dtype, Shape.of(4 * hidden));
        for (String part : List.of("bias_ih", "bias_hh")) { // a layer made without biases has neither
          bias = theirs.has(dialect.param(pair.theirs(), part)) ? bias.add(take(dialect, pair, part, bias.shape(), dtype, theirs)) : bias;
        }
        biases.addAll(Numpy.split(bias, 4, 0));
        List.of(ofInputs, ofHidden, biases).forEach(gates -> gates.add(1, gates.remove(2)));
      }
      case FLAX -> {
        for (String letter : LETTERS) {
          ofInputs.add(take(dialect, pair, "i" + letter + "/kernel", Shape.of(inputs, hidden), dtype, theirs));
          ofHidden.add(take(dialect, pair, "h" + letter + "/kernel", Shape.of(hidden, hidden), dtype, theirs));
          biases.add(take(dialect, pair, "h" + letter + "/bias", Shape.of(hidden), dtype, theirs));
        }
      }
    }
    out.put(module, "w", Numpy.concatenate(List.of(Numpy.concatenate(ofInputs, 1), Numpy.concatenate(ofHidden, 1)), 0));
    out.put(module, "b", Numpy.concatenate(shifted(biases, -1), 0));
  }

  private static Tensor take(Dialect dialect, NameMap.Pair pair, String name, Shape shape, DType dtype, ForeignTensors theirs) {
    return theirs.take(dialect.param(pair.theirs(), name), Layout.SAME, new ShapedArray(dtype, shape), module(pair));
  }

  /// The biases with `by` more for the forget gate.
  private static List<Tensor> shifted(List<Tensor> biases, double by) {
    List<Tensor> shifted = new ArrayList<>(biases);
    shifted.set(FORGET, biases.get(FORGET).add(by));
    return shifted;
  }

  private static Tensor exchanged(List<Tensor> gates, int axis) {
    List<Tensor> exchanged = new ArrayList<>();
    for (int gate : EXCHANGED) {
      exchanged.add(gates.get(gate));
    }
    return Numpy.concatenate(exchanged, axis);
  }
}
