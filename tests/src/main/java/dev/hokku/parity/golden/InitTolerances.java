package dev.hokku.parity.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/// How near first values must be. Without normal numbers they are exact; those come out of a polynomial and may be off by a few units.
final class InitTolerances {

  /// The recorded polynomial has another `log1p`; a mean is added to the product, so that units of the larger of the two count.
  private static final Tolerance NORMAL = new Tolerance(0, 0, 4, 0x1p-21);

  private static final Tolerance QR = new Tolerance(1e-5, 0, 0, 0);

  private InitTolerances() {}

  /// Of parameters.
  static Tolerances of(GoldenCase golden) {
    JsonObject config = golden.config();
    if (config != null && config.has("initializer")) {
      return same(ofInitializer(config.getAsJsonObject("initializer")));
    }
    return same(config != null && orthogonal(config) ? QR : NORMAL);
  }

  /// Whether some initializer of a network makes its first values by reflections.
  private static boolean orthogonal(JsonElement json) {
    return switch (json) {
      case JsonObject object -> object.asMap().values().stream().anyMatch(InitTolerances::orthogonal);
      case JsonArray array -> array.asList().stream().anyMatch(InitTolerances::orthogonal);
      default -> json.isJsonPrimitive() && json.getAsString().equals("Orthogonal");
    };
  }

  /// Of first states, which may depend on data.
  static Tolerances ofState(GoldenCase golden) {
    return Tolerances.ofValues(golden.kind());
  }

  private static Tolerance ofInitializer(JsonObject initializer) {
    return switch (initializer.get("$init").getAsString()) {
      case "Constant", "RandomUniform", "UniformScaling", "Identity" -> Tolerance.EXACT;
      case "Orthogonal" -> QR;
      case "VarianceScaling" -> initializer.has("distribution") && initializer.get("distribution").getAsString().equals("uniform")
          ? Tolerance.EXACT
          : NORMAL;
      default -> NORMAL;
    };
  }

  private static Tolerances same(Tolerance tolerance) {
    Tolerance half = tolerance.equals(NORMAL) ? new Tolerance(0, 0, 2, 0) : tolerance;
    return new Tolerances(tolerance, half, half);
  }
}
