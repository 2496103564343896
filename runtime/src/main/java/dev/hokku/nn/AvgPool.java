package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The mean of each window, over the elements that are no padding.
///
/// @param window lengths of the window
/// @param strides distance of neighbouring windows
/// @param padding `SAME` or `VALID`
/// @param channelAxis not pooled where a size is one number; by default the last; null for none
/// @param name the module's name; by default `avg_pool`
///
/// Source: `hk.AvgPool`.
@HkModule
public record AvgPool(PoolSize window, PoolSize strides, PaddingMode padding, @Nullable Integer channelAxis, @Nullable String name)
    implements Layer, AvgPoolDispatch {

  /// Along all axes but the first and the last.
  public AvgPool(int window, int strides, PaddingMode padding) {
    this(PoolSize.of(window), PoolSize.of(strides), padding, -1, null);
  }

  /// With other sizes than one for all axes.
  public AvgPool(PoolSize window, PoolSize strides, PaddingMode padding) {
    this(window, strides, padding, -1, null);
  }

  /// With the channels elsewhere; null for none.
  public AvgPool withChannelAxis(@Nullable Integer axis) {
    return new AvgPool(window, strides, padding, axis, name);
  }

  /// With a name of its own.
  public AvgPool withName(@Nullable String given) {
    return new AvgPool(window, strides, padding, channelAxis, given);
  }

  /// @param x `[N,..,C]`
  /// @return `[N,..,C]` with fewer elements between
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return Pooling.avgPool(x, window, strides, padding, channelAxis);
  }

  @Override
  public String toString() {
    return AvgPoolApply.TYPE.describe(this);
  }
}
