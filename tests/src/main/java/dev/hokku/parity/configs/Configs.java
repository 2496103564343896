package dev.hokku.parity.configs;

import com.google.gson.JsonObject;
import dev.hokku.hk.Initializer;
import dev.hokku.parity.golden.Dtypes;
import dev.hokku.parity.golden.Lowered;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;

/// The network of a case that is given as data.
public final class Configs {

  private Configs() {}

  /// Builds it.
  public static Lowered network(JsonObject config) {
    if (config.has("construct")) {
      return Modules.network(config);
    }
    if (config.has("initializer")) {
      return initializer(config);
    }
    if (config.has("descriptor")) {
      return Descriptors.network(config);
    }
    throw new Mismatch("the runner cannot read this config: it has %s".formatted(config.keySet()));
  }

  private static Lowered initializer(JsonObject config) {
    Initializer initializer = Values.initializer(config.get("initializer"));
    Shape shape = Shape.of(Options.ints(config.get("shape")));
    DType dtype = Dtypes.parse(config.get("dtype").getAsString());
    Calls.TopLevel top = new Calls.TopLevel(shape, dtype, initializer);
    return new Lowered((frame, in) -> CallsApply.parameter(frame, top, in));
  }
}
