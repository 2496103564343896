package dev.hokku.nn;

import org.jspecify.annotations.Nullable;

/// What all [BatchNorm]s of a network are told alike.
///
/// @param norm scale, offset and epsilon
/// @param decayRate weight of the old average at each update, in `[0, 1)`
/// @param axis the axes that statistics are taken over; null for all but the channels
/// @param crossReplicaAxis the axis of a `vmap` around, over which statistics are averaged too; null for none
/// @param dataFormat where the channels are, see [Channels]
public record BatchNormOptions(
    NormOptions norm, double decayRate, @Nullable NormAxes axis, @Nullable String crossReplicaAxis, String dataFormat) {

  /// With scale and offset, over all axes but the last.
  ///
  /// @param decayRate weight of the old average at each update
  public static BatchNormOptions of(double decayRate) {
    return new BatchNormOptions(NormOptions.of(true, true), decayRate, null, null, "channels_last");
  }

  /// A normalisation with these options.
  ///
  /// @param name the module's name; null for `batch_norm`
  public BatchNorm named(@Nullable String name) {
    return new BatchNorm(norm, decayRate, axis, crossReplicaAxis, dataFormat, name);
  }

  /// With another scale, offset and epsilon.
  public BatchNormOptions withNorm(NormOptions options) {
    return new BatchNormOptions(options, decayRate, axis, crossReplicaAxis, dataFormat);
  }

  /// With statistics over these axes; null for all but the channels.
  public BatchNormOptions withAxis(@Nullable NormAxes axes) {
    return new BatchNormOptions(norm, decayRate, axes, crossReplicaAxis, dataFormat);
  }

  /// With statistics averaged over this axis of a `vmap` around, too; null for none.
  public BatchNormOptions withCrossReplicaAxis(@Nullable String axisName) {
    return new BatchNormOptions(norm, decayRate, axis, axisName, dataFormat);
  }

  /// With the channels elsewhere.
  public BatchNormOptions withDataFormat(String format) {
    return new BatchNormOptions(norm, decayRate, axis, crossReplicaAxis, format);
  }
}
