package dev.hokku.nn;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.lax.Lax.sliceInDim;
import static dev.hokku.nn.Functions.sigmoid;
import static dev.hokku.nn.init.Initializers.varianceScaling;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A gated recurrent unit: `h' = (1 - z) h + z tanh(x W + (r h) U + b)`.
///
/// Parameters, with D the last axis of the input and the parts in the order z, r, candidate: `w_i`: `[D,3H]`; `w_h`: `[H,3H]`; `b`: `[3H]`.
///
/// @param hiddenSize H
/// @param wIInit first `w_i`; by default variance scaling
/// @param wHInit first `w_h`; by default variance scaling
/// @param bInit first `b`; by default zeros
/// @param name the module's name; by default `gru`
///
/// Source: Chung et al. 2014, <https://arxiv.org/abs/1412.3555>, version v1 of the equations; `hk.GRU`.
@HkModule
public record GRU(
    int hiddenSize, @Nullable Initializer wIInit, @Nullable Initializer wHInit, @Nullable Initializer bInit, @Nullable String name)
    implements RNNCore<Tensor, Tensor, Tensor>, GRUDispatch {

  /// Refuses a size that has no meaning.
  public GRU {
    Inputs.requirePositive("hiddenSize", hiddenSize);
  }

  /// With the default initializers.
  public GRU(int hiddenSize) {
    this(hiddenSize, null, null, null, null);
  }

  /// With another first `w_i`.
  public GRU withWIInit(@Nullable Initializer initializer) {
    return new GRU(hiddenSize, initializer, wHInit, bInit, name);
  }

  /// With another first `w_h`.
  public GRU withWHInit(@Nullable Initializer initializer) {
    return new GRU(hiddenSize, wIInit, initializer, bInit, name);
  }

  /// With another first `b`.
  public GRU withBInit(@Nullable Initializer initializer) {
    return new GRU(hiddenSize, wIInit, wHInit, initializer, name);
  }

  /// With a name of its own.
  public GRU withName(@Nullable String given) {
    return new GRU(hiddenSize, wIInit, wHInit, bInit, given);
  }

  /// @param x `[N,D]` or `[D]`
  /// @param state `[N,H]` or `[H]`
  /// @return `[N,H]` or `[H]`, twice
  @Override
  @Forward
  public WithState<Tensor, Tensor> forward(Tensor x, Tensor state) {
    if (x.rank() != 1 && x.rank() != 2) {
      throw new ShapeError(
          "gru", "x is %s, neither a vector nor a batch of them".formatted(x.aval()), "Give one step, [N,D]; Unroll takes sequences.");
    }
    if (state.rank() == x.rank()) {
      Inputs.requireState("gru", x, "state", state, x.shape().range(0, x.rank() - 1).concat(Shape.of(hiddenSize)));
    }
    int two = 2 * hiddenSize;
    int three = 3 * hiddenSize;
    Tensor wI = getParameter("w_i", Shape.of(x.dim(-1), three), x.dtype(), wIInit != null ? wIInit : varianceScaling());
    Tensor wH = getParameter("w_h", Shape.of(hiddenSize, three), x.dtype(), wHInit != null ? wHInit : varianceScaling());
    Tensor b = getParameter("b", Shape.of(three), x.dtype(), bInit != null ? bInit : zeros());
    Tensor gates = x.matmul(wI);
    int last = gates.rank() - 1;
    Tensor zr = sigmoid(sliceInDim(gates, 0, two, last).add(state.matmul(sliceInDim(wH, 0, two, 1))).add(sliceInDim(b, 0, two, 0)));
    List<Tensor> parts = Numpy.split(zr, 2, -1);
    Tensor z = parts.get(0);
    Tensor r = parts.get(1);
    Tensor candidate = sliceInDim(gates, two, three, last)
        .add(r.mul(state).matmul(sliceInDim(wH, two, three, 1)))
        .add(sliceInDim(b, two, three, 0))
        .tanh();
    Tensor next = z.neg().add(1).mul(state).add(z.mul(candidate));
    return new WithState<>(next, next);
  }

  @Override
  @Forward
  public Tensor initialState(@Nullable Integer batchSize) {
    return Numpy.zeros(LSTMState.batched(Shape.of(hiddenSize), batchSize));
  }

  @Override
  public String toString() {
    return GRUApply.TYPE.describe(this);
  }
}
