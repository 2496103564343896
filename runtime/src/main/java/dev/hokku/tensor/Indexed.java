package dev.hokku.tensor;

/// Places of a tensor, read with [#get] or changed in a copy: `x.at(range(1, 4)).set(y)`. Source: `jax.numpy.ndarray.at`.
///
/// Updates return a new tensor of the shape and dtype of the indexed one; `values` is broadcast to the indexed places. A place named twice
/// is written once by `set` (which value stays is not stated), and receives both by `add` and `mul`.
public interface Indexed {

  /// The elements at these places.
  Tensor get();

  /// A copy with these places set to `values`.
  Tensor set(Tensor values);

  /// A copy with these places set to `value`.
  Tensor set(double value);

  /// A copy with `values` added at these places.
  Tensor add(Tensor values);

  /// A copy with `value` added at these places.
  Tensor add(double value);

  /// A copy with these places multiplied by `values`.
  Tensor mul(Tensor values);

  /// A copy with these places multiplied by `value`.
  Tensor mul(double value);

  /// A copy with the smaller of old and new value at these places.
  Tensor min(Tensor values);

  /// A copy with the larger of old and new value at these places.
  Tensor max(Tensor values);
}
