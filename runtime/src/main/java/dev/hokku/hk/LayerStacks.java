package dev.hokku.hk;

import dev.hokku.control.Control;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.core.HokkuException;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Fn3;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Layer stacks: a scan over stacked parameters, state and keys, whose body runs the block as a function of its own.
///
/// Init goes through the layers once more, before: for each it splits a key in three, makes parameters with the first, hands on the second, and
/// runs the layer with the third to find the input of the next. Source: `hk.layer_stack`.
final class LayerStacks {

  static final String NO_PER_LAYER = "__layer_stack_no_per_layer";
  static final String WITH_PER_LAYER = "__layer_stack_with_per_layer";

  private LayerStacks() {}

  static <C, X, Y> Scanned<C, Y> run(
      Frame frame, LayerStackOptions options, String defaultName, Fn3<Frame, C, X, Step<C, Y>> block, C x, X perLayer) {
    Optional<Key> first = frame.maybeNextRngKey();
    TransparencyMap map = options.transparent();
    String name = options.name() == null ? defaultName : options.name();
    String prefix = map == null ? frame.scope().claim(name) : Lifting.transparentPrefix(frame);
    String updated = map == null ? Lifting.updaterPrefix(frame, name) : prefix;
    Initialised stacked;
    if (frame.runningInit()) {
      stacked = frame.store().lifting(prefix, () -> initialise(frame, options, block, x, perLayer, first));
      Lifting.pack(frame, prefix, map == null ? stacked : split(stacked, options.numLayers(), map));
    } else {
      Initialised found = Lifting.unpack(frame, prefix);
      stacked = map == null ? found : stack(found, options.numLayers(), map);
    }
    return apply(frame, options, block, x, perLayer, stacked, updated);
  }

  /// Parameters and first states of all layers, stacked.
  private static <C, X, Y> Initialised initialise(
      Frame frame, LayerStackOptions options, Fn3<Frame, C, X, Step<C, Y>> block, C x, X perLayer, Optional<Key> key) {
    List<Object> start = new ArrayList<>(List.of(x));
    key.ifPresent(k -> start.add(k.data()));
    Scanned<List<Object>, List<Object>> made = Control.scan(
        (List<Object> carry, X each) -> {
          List<Key> keys = carry.size() == 1 ? List.of() : Key.wrap((Tensor) carry.get(1)).split(3);
          C input = carried(carry);
          Frame init = frame.innerInit(keys.isEmpty() ? null : keys.get(0));
          block.apply(init, input, each);
          Params params = init.getParams();
          State state = init.getInitialState();
          Frame apply = frame.inner(params, StateStore.of(state), keys.isEmpty() ? null : keys.get(2));
          List<Object> next = new ArrayList<>(List.of(block.apply(apply, input, each).carry()));
          if (!keys.isEmpty()) {
            next.add(keys.get(1).data());
          }
          return new Step<>(next, List.<Object>of(params, state));
        },
        start, perLayer, ScanOptions.ofLength(options.numLayers()));
    Params params = (Params) made.ys().get(0);
    State state = (State) made.ys().get(1);
    return new Initialised(Params.of(sorted(params.entries())), State.of(sorted(state.entries())), List.of());
  }

  /// In the order in which they leave a scan in JAX, which sorts dictionaries; so Haiku lists them in this order too.
  private static List<Entry> sorted(Stream<Entry> entries) {
    return entries.sorted(Comparator.comparing(Entry::module).thenComparing(Entry::name)).toList();
  }

  @SuppressWarnings("unchecked") // the carry that initialise starts with
  private static <C> C carried(List<Object> carry) {
    return (C) carry.get(0);
  }

  private static <C, X, Y> Scanned<C, Y> apply(
      Frame frame, LayerStackOptions options, Fn3<Frame, C, X, Step<C, Y>> block, C x, X perLayer, Initialised stacked, String updated) {
    Optional<Key> key = frame.maybeNextRngKey();
    boolean hasState = frame.store().state != null;
    List<Tensor> keys = key.map(k -> Numpy.stack(k.split(options.numLayers()).stream().map(Key::data).toList(), 0)).stream().toList();
    Scanned<C, List<Object>> result = Control.scan(
        (C carry, List<Object> layer) -> {
          State state = (State) layer.get(1);
          List<?> own = (List<?>) layer.get(2);
          Frame inner = frame.inner(
              (Params) layer.get(0), hasState ? StateStore.of(state) : null, own.isEmpty() ? null : Key.wrap((Tensor) own.getFirst()));
          Step<C, Y> step = block.apply(inner, carry, input(layer));
          return new Step<>(step.carry(), List.of(step.y(), inner.getCurrentState()));
        },
        x, List.of(stacked.params(), stacked.state(), keys, perLayer), new ScanOptions(options.numLayers(), options.reverse(), options.unroll()));
    State left = (State) result.ys().get(1);
    TransparencyMap map = options.transparent();
    Lifting.update(frame, updated, map == null ? left : split(new Initialised(Params.empty(), left, List.of()), options.numLayers(), map).state());
    return new Scanned<>(result.carry(), output(result.ys()));
  }

  @SuppressWarnings("unchecked") // the list that apply scans over
  private static <X> X input(List<Object> layer) {
    return (X) layer.get(3);
  }

  @SuppressWarnings("unchecked") // the list that apply's steps return
  private static <Y> Y output(List<Object> ys) {
    return (Y) ys.get(0);
  }

  /// Each layer's parameters and state under a name of its own.
  private static Initialised split(Initialised stacked, int layers, TransparencyMap map) {
    return new Initialised(
        Params.of(split(stacked.params().entries(), layers, map)), State.of(split(stacked.state().entries(), layers, map)), List.of());
  }

  private static List<Entry> split(Stream<Entry> stacked, int layers, TransparencyMap map) {
    Map<String, List<Entry>> byModule = new LinkedHashMap<>();
    stacked.forEach(entry -> byModule.computeIfAbsent(entry.module(), ignored -> new ArrayList<>()).add(entry));
    Map<String, String> origin = new LinkedHashMap<>();
    List<Entry> flat = new ArrayList<>();
    byModule.forEach((module, entries) -> {
      for (int layer = 0; layer < layers; layer++) {
        String name = map.stackedToFlat(module, layer);
        String before = origin.putIfAbsent(name, module + " of layer " + layer);
        if (before != null) {
          throw new HokkuException(
              "The transparency map names both %s and %s of layer %d '%s'.".formatted(before, module, layer, name), "", "Give each layer a name of its own.");
        }
        for (Entry entry : entries) {
          flat.add(new Entry(name, entry.name(), Lax.sliceInDim(entry.tensor(), layer, layer + 1, 0).squeeze(0)));
        }
      }
    });
    return flat;
  }

  /// The layers' parameters and state under one name, stacked.
  private static Initialised stack(Initialised flat, int layers, TransparencyMap map) {
    return new Initialised(
        Params.of(stack(flat.params().entries(), layers, map)), State.of(stack(flat.state().entries(), layers, map)), List.of());
  }

  private static List<Entry> stack(Stream<Entry> flat, int layers, TransparencyMap map) {
    Map<Changes.Place, Map<Integer, Tensor>> byName = new LinkedHashMap<>();
    flat.forEach(entry -> map.flatToStacked(entry.module()).ifPresent(place -> byName
        .computeIfAbsent(new Changes.Place(place.stacked(), entry.name()), ignored -> new LinkedHashMap<>())
        .put(place.layer(), entry.tensor())));
    List<Entry> stacked = new ArrayList<>();
    byName.forEach((place, parts) -> {
      List<Tensor> tensors = new ArrayList<>();
      for (int layer = 0; layer < layers; layer++) {
        Tensor part = parts.get(layer);
        if (part == null) {
          throw new HokkuException(
              "Layer %d of the transparent stack has no '%s'.".formatted(layer, place), "", "Give the params of a network with as many layers.");
        }
        tensors.add(part);
      }
      stacked.add(new Entry(place.module(), place.name(), Numpy.stack(tensors, 0)));
    });
    return stacked;
  }
}
