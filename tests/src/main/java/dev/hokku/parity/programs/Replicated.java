package dev.hokku.parity.programs;

import static dev.hokku.transform.VmapAxes.NONE;

import dev.hokku.Forward;
import dev.hokku.hk.Applied;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.nets.VectorQuantized;
import dev.hokku.nn.nets.VectorQuantizerEMA;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.KeyLog;
import dev.hokku.parity.golden.Network;
import dev.hokku.parity.golden.Variant;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The program of the kind `bn_pmean`: layers whose statistics are taken over all replicas, mapped over them.
///
/// @param v the variant
record Replicated(Variant v) implements Network {

  static final String AXIS = "i";

  @Forward
  static Object layer(Variant v, Tensor x) {
    return v.flag("vq")
        ? dict(new VectorQuantizerEMA(2, 3, 0.25, 0.9).withCrossReplicaAxis(AXIS).forward(x, true))
        : new BatchNorm(true, true, 0.9).withCrossReplicaAxis(AXIS).forward(x, true);
  }

  static Map<String, Tensor> dict(VectorQuantized out) {
    Map<String, Tensor> dict = new LinkedHashMap<>();
    dict.put("distances", out.distances());
    dict.put("encoding_indices", out.encodingIndices());
    dict.put("encodings", out.encodings());
    dict.put("loss", out.loss());
    dict.put("perplexity", out.perplexity());
    dict.put("quantize", out.quantize());
    return dict;
  }

  @Override
  public Initialised init(@Nullable Key key, Inputs inputs) {
    Key given = Objects.requireNonNull(key);
    List<Object> made = Vmap.vmap(
        (Tensor x) -> {
          Initialised own = ReplicatedInit.init(given, v, x);
          return List.<Object>of(own.params(), own.state());
        },
        VmapAxes.in(0).named(AXIS)).apply(inputs.tensor(0));
    return new Initialised(first((Params) made.get(0)), first((State) made.get(1)), List.of());
  }

  /// What the first replica has; leaving `vmap` sorts Python's dictionaries.
  private static Params first(Params all) {
    return Params.of(sorted(all.entries()).map(e -> new Entry(e.module(), e.name(), e.tensor().at(0).get())).toList());
  }

  private static State first(State all) {
    return State.of(sorted(all.entries()).map(e -> new Entry(e.module(), e.name(), e.tensor().at(0).get())).toList());
  }

  private static Stream<Entry> sorted(Stream<Entry> entries) {
    return entries.sorted(Comparator.comparing(Entry::module).thenComparing(Entry::name));
  }

  @Override
  public Applied<Object> apply(Params params, State state, @Nullable Key key, Inputs inputs, KeyLog log) {
    List<Object> out = Vmap.vmap(
        (Params p, State s, Tensor x) -> {
          Applied<Object> applied = ReplicatedApply.apply(p, s, v, x);
          return List.of(applied.output(), applied.state());
        },
        VmapAxes.in(NONE, NONE, 0).named(AXIS)).apply(params, state, inputs.tensor(0));
    return new Applied<>(out.get(0), State.of(sorted(((State) out.get(1)).entries()).toList()));
  }

  @Override
  public void logInit(@Nullable Key key, Inputs inputs, KeyLog log) {
    Hooks hooks = Hooks.NONE.withKeyListener(log::add);
    Vmap.vmap(
        (Tensor x) -> List.of(ReplicatedApply.layer(Init.root(Objects.requireNonNull(key), hooks), v, x)),
        VmapAxes.in(0).named(AXIS)).apply(inputs.tensor(0));
  }
}
