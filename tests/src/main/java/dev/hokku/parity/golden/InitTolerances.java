package dev.hokku.parity.golden;

import com.google.gson.JsonObject;
import java.util.regex.Pattern;

/// How near first values must be. Without normal numbers they are exact; those come out of a polynomial and are off by at most four units of each number.
///
/// Two kinds cannot be held to units of each number: where a mean is added numbers cancel, and what is left has the error of what was there; and reflections mix a whole
/// matrix into each of its numbers.
final class InitTolerances {

  /// The recorded polynomial has another `log1p`.
  private static final Tolerance NORMAL = new Tolerance(0, 0, 4, 0);

  /// Units of the mean, or of the number that it is added to.
  private static final Tolerance SHIFTED = new Tolerance(0, 0, 4, 0x1p-21);

  private static final Tolerance QR = new Tolerance(1e-5, 0, 0, 0);

  private static final Pattern MEAN = Pattern.compile("\"mean\":-?[0-9.]*[1-9]");

  private InitTolerances() {}

  /// Of parameters.
  static Tolerances of(GoldenCase golden) {
    JsonObject config = golden.config();
    if (config != null && config.has("initializer")) {
      return same(ofInitializer(config.getAsJsonObject("initializer")));
    }
    String options = "%s %s".formatted(config, golden.variant());
    return same(options.contains("Orthogonal") ? QR : normal(options));
  }

  private static Tolerance normal(String options) {
    return MEAN.matcher(options).find() ? SHIFTED : NORMAL;
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
      default -> normal(initializer.toString());
    };
  }

  private static Tolerances same(Tolerance tolerance) {
    Tolerance half = tolerance.equals(NORMAL) || tolerance.equals(SHIFTED) ? new Tolerance(0, 0, 2, 0) : tolerance;
    return new Tolerances(tolerance, half, half);
  }
}
