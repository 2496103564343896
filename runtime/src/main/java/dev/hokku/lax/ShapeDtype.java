package dev.hokku.lax;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;

/// A tensor without data: what `initFromShapes` and `evalShape` take in place of one. Source: `jax.ShapeDtypeStruct`.
public final class ShapeDtype extends AbstractTensor {

  private ShapeDtype(ShapedArray aval) {
    super(aval);
  }

  /// Of this type and shape.
  public static ShapeDtype of(ShapedArray aval) {
    return new ShapeDtype(aval);
  }

  /// Of this type and shape.
  public static ShapeDtype of(DType dtype, int... dims) {
    return new ShapeDtype(new ShapedArray(dtype, Shape.of(dims)));
  }

  /// Of dtype `f32`.
  public static ShapeDtype f32(int... dims) {
    return of(DType.F32, dims);
  }

  /// Of dtype `s32`.
  public static ShapeDtype s32(int... dims) {
    return of(DType.S32, dims);
  }

  /// Of dtype `bool`.
  public static ShapeDtype bool(int... dims) {
    return of(DType.BOOL, dims);
  }

  @Override
  public Buffer buffer() {
    throw new IllegalStateException(
        "The elements of ShapeDtype %s were asked for, but it has none. Use it only where shapes are enough: initFromShapes, evalShape."
            .formatted(aval()));
  }

  /// Equal if type and shape are.
  @Override
  public boolean equals(Object other) {
    return other instanceof ShapeDtype that && aval().equals(that.aval());
  }

  @Override
  public int hashCode() {
    return aval().hashCode();
  }

  @Override
  public String toString() {
    return "ShapeDtype(" + aval() + ")";
  }
}
