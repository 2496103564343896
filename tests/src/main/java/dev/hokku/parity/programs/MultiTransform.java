package dev.hokku.parity.programs;

import dev.hokku.hk.Applied;
import dev.hokku.hk.Apply;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.KeyLog;
import dev.hokku.parity.golden.Network;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The program of the kind `multi_transform`: one init, and two functions that are applied one after the other.
///
/// @param net both functions
record MultiTransform(EncoderDecoder net) implements Network {

  @Override
  public Initialised init(@Nullable Key key, Inputs inputs) {
    return EncoderDecoderInit.init(Objects.requireNonNull(key), net, inputs.tensor(0));
  }

  /// `EncoderDecoderApply.encode` and `.decode`, with an ear for keys.
  @Override
  public Applied<Object> apply(Params params, State state, @Nullable Key key, Inputs inputs, KeyLog log) {
    Applied<Tensor> encoded = EncoderDecoderApply.encode(params, state, net, inputs.tensor(0));
    Hooks hooks = Hooks.NONE.withKeyListener(log::add);
    Tensor decoded = Apply.root().params(params).key(Objects.requireNonNull(key)).hooks(hooks)
        .call(frame -> EncoderDecoderApply.decode(net, frame, encoded.output()));
    return new Applied<>(List.of(encoded.output(), decoded), encoded.state());
  }

  @Override
  public void logInit(@Nullable Key key, Inputs inputs, KeyLog log) {
    EncoderDecoderApply.forward(net, Init.root(Objects.requireNonNull(key), Hooks.NONE.withKeyListener(log::add)), inputs.tensor(0));
  }
}
