package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All axes behind the leading ones as one: `[N,H,W,C]` becomes `[N,H*W*C]`.
///
/// @param preserveDims how many leading axes are kept; negative counts from the end
/// @param name the module's name; by default `flatten`
///
/// Source: `hk.Flatten`.
@HkModule
public record Flatten(int preserveDims, @Nullable String name) implements Layer, FlattenDispatch {

  /// Refuses what has no meaning.
  public Flatten {
    if (preserveDims == 0) {
      throw new IllegalArgumentException("preserveDims is 0. Keep at least the batch axis, or call x.flatten().");
    }
  }

  /// Keeps the first axis.
  public Flatten() {
    this(1, null);
  }

  /// Keeps this many leading axes.
  public Flatten withPreserveDims(int dims) {
    return new Flatten(dims, name);
  }

  /// With a name of its own.
  public Flatten withName(@Nullable String given) {
    return new Flatten(preserveDims, given);
  }

  /// @param x `[N,..]`
  /// @return the kept axes of `x` and one more
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return Reshape.behind(x, preserveDims, List.of(-1));
  }

  @Override
  public String toString() {
    return FlattenApply.TYPE.describe(this);
  }
}
