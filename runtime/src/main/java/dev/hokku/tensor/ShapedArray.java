package dev.hokku.tensor;

/// What is known of a tensor without its values: element type and shape, written `f32[8,16]`. JAX calls it an *aval*.
///
/// @param dtype the element type
/// @param shape the axis lengths
public record ShapedArray(DType dtype, Shape shape) {

  /// An aval of dtype `f32`.
  public static ShapedArray f32(int... dims) {
    return new ShapedArray(DType.F32, Shape.of(dims));
  }

  /// The number of axes.
  public int rank() {
    return shape.rank();
  }

  /// The number of elements of a tensor of this kind, below 2^31.
  public int size() {
    return shape.size();
  }

  /// Bytes a tensor of this kind takes.
  public long byteSize() {
    return Math.multiplyExact(shape.count(), (long) dtype.bytes());
  }

  /// The same element type with another shape.
  public ShapedArray withShape(Shape other) {
    return new ShapedArray(dtype, other);
  }

  /// The same shape with another element type.
  public ShapedArray withDtype(DType other) {
    return new ShapedArray(other, shape);
  }

  /// `f32[8,16]`.
  @Override
  public String toString() {
    return dtype.toString() + shape;
  }
}
