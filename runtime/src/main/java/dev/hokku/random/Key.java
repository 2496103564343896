package dev.hokku.random;

import static dev.hokku.lax.Lax.reshape;
import static dev.hokku.lax.Lax.sliceInDim;

import dev.hokku.Intrinsic;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Traced;
import dev.hokku.lax.Array;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.List;
import java.util.stream.IntStream;

/// Where random numbers come from: two words, `u32[2]`. It is a value and never changes; drawing twice from one key gives the same numbers twice, so
/// split it first.
///
/// ```java
/// List<Key> keys = Key.of(42).split();
/// Tensor noise = Random.normal(keys.get(0), Shape.of(8, 16));
/// ```
///
/// With leading axes, `u32[..,2]`, it is an array of keys for `vmap`, which sees one of them at a time.
///
/// Source: `jax.random.PRNGKey`; Claessen and Pałka 2013, <https://doi.org/10.1145/2503778.2503784>.
public final class Key implements TreeNode {

  private final Tensor data;

  private Key(Tensor data) {
    this.data = data;
  }

  /// The key of a seed, as JAX makes it without x64: `[0, seed]`. It differs from [#of(long)] for negative seeds.
  public static Key of(int seed) {
    return ofWords(0, seed);
  }

  /// The key of a seed, as JAX makes it with x64: the high and the low word.
  public static Key of(long seed) {
    return ofWords((int) (seed >>> 32), (int) seed);
  }

  /// The key with these two words.
  public static Key ofWords(int high, int low) {
    return new Key(new Array(new ShapedArray(DType.U32, Shape.of(2)), Buffer.of(DType.U32, new int[] {high, low})));
  }

  /// The key, or array of keys, with these words.
  ///
  /// @param data `u32[2]` or `u32[..,2]`
  public static Key wrap(Tensor data) {
    if (data.dtype() != DType.U32 || data.rank() == 0 || data.shape().last() != 2) {
      throw new ShapeError("key", "%s holds no keys".formatted(data.aval()), "Give u32[2], or u32[..,2] for an array of keys.");
    }
    return new Key(data);
  }

  /// The words, `u32[2]`, or `u32[..,2]` for an array of keys.
  public Tensor data() {
    return data;
  }

  /// Two keys that have nothing to do with this one or each other; do not use this one again.
  public List<Key> split() {
    return split(2);
  }

  /// `n` new keys.
  public List<Key> split(int n) {
    Tensor words = Random.split(this, n).data();
    return IntStream.range(0, n).mapToObj(i -> new Key(reshape(sliceInDim(words, i, i + 1, 0), Shape.of(2)))).toList();
  }

  /// The key for one of many uses that are told apart by a number: a step, a layer, a device.
  @Intrinsic.DerivesKey
  public Key foldIn(int data) {
    return foldIn(Lax.full(new ShapedArray(DType.U32, Shape.SCALAR), Integer.toUnsignedLong(data)));
  }

  /// The key for one of many uses that are told apart by a number.
  ///
  /// @param data an integer scalar; of 64-bit ones both words count
  @Intrinsic.DerivesKey
  public Key foldIn(Tensor data) {
    return Random.foldIn(this, data);
  }

  @Override
  public List<String> names() {
    return List.of("data");
  }

  @Override
  public List<Object> children() {
    return List.of(data);
  }

  @Override
  public Key withChildren(List<Object> children) {
    // Any tensor is taken: transforms put stand-ins and gradients' zeros of other shapes here.
    return new Key((Tensor) children.getFirst());
  }

  /// `Key[0, 42]`, or the type of its data where the words are not known.
  @Override
  public String toString() {
    if (data instanceof Traced || data.rank() != 1) {
      return "Key[%s]".formatted(data.aval());
    }
    long[] words = data.toLongArray();
    return "Key[%d, %d]".formatted(words[0], words[1]);
  }
}
