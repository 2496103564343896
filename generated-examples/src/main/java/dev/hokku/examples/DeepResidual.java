package dev.hokku.examples;

import static dev.hokku.hk.Hk.layerStack;
import static dev.hokku.nn.Functions.gelu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.LayerStackOptions;
import dev.hokku.hk.TransparencyMap;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Residual blocks that are compiled once, however many there are, and whose parameters have the names they would have without: `norm_0`, `linear_0`, `norm_1`, ….
///
/// @param layers how many blocks
@HkModule
public record DeepResidual(int layers) {

  /// @param x vectors, `f32[B,D]`
  /// @return `f32[B,D]`
  @Forward
  public Tensor forward(Tensor x) {
    return layerStack(
        LayerStackOptions.of(layers).withTransparent(new Numbered()),
        (Tensor t) -> {
          Tensor normalized = new LayerNorm(-1, true, true).withName("norm_0").forward(t);
          return t.add(gelu(new Linear(t.dim(-1)).withName("linear_0").forward(normalized)));
        },
        x);
  }

  /// The layer's number takes the place of the 0 at the end of a name.
  record Numbered() implements TransparencyMap {

    private static final Pattern NUMBER = Pattern.compile("(\\d+)$");

    @Override
    public String stackedToFlat(String stacked, int layer) {
      return NUMBER.matcher(stacked).replaceFirst(Integer.toString(layer));
    }

    @Override
    public Optional<Place> flatToStacked(String flat) {
      Matcher number = NUMBER.matcher(flat);
      return number.find() ? Optional.of(new Place(number.replaceFirst("0"), Integer.parseInt(number.group(1)))) : Optional.empty();
    }
  }
}
