package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.layerStack;
import static dev.hokku.hk.Hk.layerStackPerLayer;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.init.Initializers.randomNormal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.hk.LayerStackOptions;
import dev.hokku.hk.TransparencyMap;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Programs of the kind `layer_stack`.
final class Stacks {

  private Stacks() {}

  @Forward
  static Object stack(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    int layers = v.integer("n");
    if (v.flag("two")) {
      return layerStack(
          LayerStackOptions.of(layers),
          (List<Tensor> carry) ->
              List.of(block(v, carry.get(0)), carry.get(1).add(new Linear(3).withName("l2").forward(carry.get(0)))),
          List.of(x, x.mul(2)));
    }
    LayerStackOptions options =
        LayerStackOptions.of(layers).withName(v.textOrNull("name")).unrolled(v.integer("unroll", 1)).withReverse(v.flag("rev"));
    Tensor y = layerStack(options, (Tensor t) -> block(v, t), x);
    return List.of(new Linear(2).forward(y), nextRngKey().data());
  }

  private static Tensor block(Variant v, Tensor x) {
    int size = x.dim(-1);
    if (v.flag("mlp")) {
      return x.add(new MLP(3, size).forward(x));
    }
    Tensor y = new Linear(size).withBInit(v.flag("bias") ? randomNormal() : null).forward(x);
    if (v.flag("drop")) {
      y = dropout(nextRngKey(), 0.5, y);
    }
    if (v.flag("nested")) {
      y = layerStack(LayerStackOptions.of(2).withName("inner"), (Tensor t) -> new Linear(t.dim(-1)).withName("in").forward(t), y);
    }
    return y.tanh();
  }

  @Forward
  static Object perLayer(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Tensor ys = in.tensor(1);
    LayerStackOptions options = LayerStackOptions.of(v.integer("n"));
    if (v.flag("two")) {
      Scanned<Tensor, List<Tensor>> both = layerStackPerLayer(
          options,
          (Tensor t, List<Tensor> own) -> new Step<>(
              new Linear(3).forward(t).mul(own.get(0)).add(own.get(1)), List.of(own.get(0), t)),
          x,
          List.of(ys, ys.mul(2)));
      return List.of(both.carry(), both.ys());
    }
    Scanned<Tensor, Tensor> result = layerStackPerLayer(
        options,
        (Tensor t, Tensor own) -> {
          Tensor h = new Linear(3).forward(t).add(own);
          return new Step<>(h, h.sum(-1));
        },
        x,
        ys);
    return List.of(result.carry(), result.ys());
  }

  @Forward
  static Object passReverse(Variant v, Inputs in) {
    LayerStackOptions options = LayerStackOptions.of(v.integer("n"));
    Scanned<Tensor, Tensor> forwards = layerStackPerLayer(options, (Tensor t, Tensor own) -> added(t, own), in.tensor(0), in.tensor(1));
    Scanned<Tensor, Tensor> backwards = layerStackPerLayer(
        options.withReverse(true), (Tensor t, Tensor own) -> added(t, own.neg()), in.tensor(0), in.tensor(1));
    return List.of(List.of(forwards.carry(), forwards.ys()), List.of(backwards.carry(), backwards.ys()));
  }

  private static Step<Tensor, Tensor> added(Tensor x, Tensor y) {
    Tensor h = new Linear(3).forward(x).add(y);
    return new Step<>(h, h);
  }

  @Forward
  static Object transparent(Variant v, Inputs in) {
    return v.flag("scope") ? new Enc(v).forward(in.tensor(0)) : stacked(v, in.tensor(0));
  }

  /// A module around the stack.
  @HkModule
  record Enc(Variant v) {

    @Forward
    Tensor forward(Tensor x) {
      return stacked(v, x);
    }
  }

  static Tensor stacked(Variant v, Tensor x) {
    return layerStack(
        LayerStackOptions.of(v.integer("n")).withTransparent(new FirstNumber()),
        (Tensor t) -> {
          Tensor y = new Linear(t.dim(-1)).withName("linear_0").forward(t);
          return v.flag("two") ? y.tanh().add(new LayerNorm(-1, true, true).withName("ln_0").forward(y)) : y;
        },
        x);
  }

  /// The layer takes the place of the zero in a name.
  record FirstNumber() implements TransparencyMap {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public String stackedToFlat(String stacked, int layer) {
      return stacked.replace("0", Integer.toString(layer));
    }

    @Override
    public Optional<Place> flatToStacked(String flat) {
      Matcher number = NUMBER.matcher(flat);
      return number.find() ? Optional.of(new Place(number.replaceFirst("0"), Integer.parseInt(number.group()))) : Optional.empty();
    }
  }
}
