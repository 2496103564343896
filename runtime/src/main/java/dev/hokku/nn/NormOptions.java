package dev.hokku.nn;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.ones;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.core.HokkuException;
import dev.hokku.hk.Described;
import dev.hokku.hk.Description;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The scale and offset that follow a normalisation.
///
/// @param createScale whether `scale` is a parameter
/// @param createOffset whether `offset` is a parameter
/// @param eps added to the variance before the root, so that a constant input does not divide by 0
/// @param scaleInit first `scale`; by default ones
/// @param offsetInit first `offset`; by default zeros
public record NormOptions(
    boolean createScale, boolean createOffset, double eps, @Nullable Initializer scaleInit, @Nullable Initializer offsetInit)
    implements Described {

  /// Refuses what has no meaning.
  public NormOptions {
    if (!createScale && scaleInit != null) {
      throw new IllegalArgumentException("scaleInit is given but createScale is false. Set one of them otherwise.");
    }
    if (!(eps >= 0)) {
      throw new IllegalArgumentException("eps is %s, but must not be negative: a root is taken of variance + eps.".formatted(eps));
    }
    if (!createOffset && offsetInit != null) {
      throw new IllegalArgumentException("offsetInit is given but createOffset is false. Set one of them otherwise.");
    }
  }

  /// With Haiku's defaults.
  static NormOptions of(boolean createScale, boolean createOffset) {
    return new NormOptions(createScale, createOffset, 1e-5, null, null);
  }

  NormOptions withEps(double value) {
    return new NormOptions(createScale, createOffset, value, scaleInit, offsetInit);
  }

  NormOptions withScaleInit(@Nullable Initializer initializer) {
    return new NormOptions(createScale, createOffset, eps, initializer, offsetInit);
  }

  NormOptions withOffsetInit(@Nullable Initializer initializer) {
    return new NormOptions(createScale, createOffset, eps, scaleInit, initializer);
  }

  /// The parameter `scale`, or the one that the caller gave, or 1.
  @Forward
  static Tensor scale(NormOptions options, Shape shape, DType dtype, @Nullable Tensor given) {
    if (!options.createScale) {
      return given != null ? given : Numpy.scalar(dtype, 1.0);
    }
    refuse(given, "scale", "createScale");
    return getParameter("scale", shape, dtype, options.scaleInit != null ? options.scaleInit : ones());
  }

  /// The parameter `offset`, or the one that the caller gave, or 0.
  @Forward
  static Tensor offset(NormOptions options, Shape shape, DType dtype, @Nullable Tensor given) {
    if (!options.createOffset) {
      return given != null ? given : Numpy.scalar(dtype, 0.0);
    }
    refuse(given, "offset", "createOffset");
    return getParameter("offset", shape, dtype, options.offsetInit != null ? options.offsetInit : zeros());
  }

  static void refuse(@Nullable Tensor given, String what, String option) {
    if (given != null) {
      throw new HokkuException(
          "%s is given in the call, but %s makes it a parameter too.".formatted(what, option), "", "Set %s to false, or give no %s.".formatted(option, what));
    }
  }

  /// `[C]` if the last axis alone has parameters, else ones where an axis has none.
  static Shape paramShape(Axes paramAxes, Shape x) {
    if (paramAxes.equals(Axes.of(x.rank() - 1))) {
      return Shape.of(x.last());
    }
    return x.withOnes(paramAxes.complement(x.rank()));
  }

  @Override
  public void describe(Description description) {
    description
        .option("createScale", createScale)
        .option("createOffset", createOffset)
        .option("eps", eps, 1e-5)
        .option("scaleInit", scaleInit)
        .option("offsetInit", offsetInit);
  }
}
