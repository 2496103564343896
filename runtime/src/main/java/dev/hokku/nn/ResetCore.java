package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A core whose state starts anew wherever it is told to, as at the ends of episodes.
///
/// @param core the core inside; it belongs to whoever made this module
/// @param name the module's name; by default `reset_core`
///
/// Source: `hk.ResetCore`.
@HkModule
public record ResetCore<X, Y, S>(RNNCore<X, Y, S> core, @Nullable String name)
    implements RNNCore<ResetInput<X>, Y, S>, ResetCoreDispatch<X, Y, S> {

  /// With the name of its class.
  public ResetCore(RNNCore<X, Y, S> core) {
    this(core, null);
  }

  /// With a name of its own.
  public ResetCore<X, Y, S> withName(@Nullable String given) {
    return new ResetCore<>(core, given);
  }

  /// @param input the input of the core inside, and where the state starts anew
  @Override
  @Forward
  public WithState<Y, S> forward(ResetInput<X> input, S state) {
    return core.forward(input.x(), reset(core, input, state));
  }

  @Override
  @Forward
  public S initialState(@Nullable Integer batchSize) {
    return core.initialState(batchSize);
  }

  static <X, Y, S> S reset(RNNCore<X, Y, S> core, ResetInput<X> input, S state) {
    Object signal = input.shouldReset();
    S everywhere = signal instanceof Tensor one ? Tree.map(ignored -> one, state) : same(state, signal);
    S conformed = Tree.map2(ResetCore::conform, everywhere, state);
    S initial = core.initialState(isBatched(core, state) ? Integer.valueOf(Tree.leaves(input.x()).getFirst().dim(0)) : null);
    S fresh = Tree.map2((start, now) -> start.astype(now.dtype()), initial, state);
    S chosen = Tree.map2((start, now) -> start.broadcastTo(now.shape()), fresh, state);
    List<Tensor> masks = Tree.leaves(conformed);
    List<Tensor> starts = Tree.leaves(chosen);
    int[] next = {0};
    return Tree.map(now -> {
      int i = next[0]++;
      return Numpy.where(masks.get(i), starts.get(i), now);
    }, state);
  }

  /// A tree of signals in the type of the state, which it must be like.
  @SuppressWarnings("unchecked")
  static <S> S same(S state, Object signals) {
    Tree.requireSame("reset_core", Tree.structure(state), Tree.structure(signals));
    return (S) signals;
  }

  static Tensor conform(Tensor signal, Tensor state) {
    int rank = signal.rank();
    if (rank > state.rank() || !signal.shape().equals(state.shape().range(0, rank))) {
      throw new ShapeError(
          "reset_core",
          "shouldReset is %s and the state %s".formatted(signal.aval(), state.aval()),
          "Give it the leading axes of the state: bool[N].");
    }
    int[] ones = new int[state.rank() - rank];
    Arrays.fill(ones, 1);
    return signal.reshape(signal.shape().concat(Shape.of(ones)));
  }

  /// Whether the state has a batch axis: whether it is like that of a batch of one, but for the length of axis 0.
  static <X, Y, S> boolean isBatched(RNNCore<X, Y, S> core, S state) {
    List<Tensor> now = Tree.leaves(state);
    List<Tensor> batched = Tree.leaves(core.initialState(1));
    for (int i = 0; i < now.size(); i++) {
      Tensor one = batched.get(i);
      if (now.get(i).rank() != one.rank() || !now.get(i).shape().range(1, one.rank()).equals(one.shape().range(1, one.rank()))) {
        return false;
      }
    }
    return !now.isEmpty();
  }

  @Override
  public String toString() {
    return ResetCoreApply.TYPE.describe(this);
  }
}
