package dev.hokku.io.interop;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.DataStructures;
import dev.hokku.tree.Params;
import dev.hokku.tree.TensorDict;
import java.util.LinkedHashMap;
import java.util.Map;

/// Maps in maps, as Flax keeps its variables, and maps of paths, as files keep them.
///
/// Source: `flax.traverse_util.flatten_dict`, `haiku._src.flax.utils`.
public final class Nested {

  private Nested() {}

  /// `{a/b: t}` as `{a: {b: t}}`.
  ///
  /// @throws HokkuException if a path is a tensor and goes on, too
  public static Map<String, Object> nest(Map<String, Tensor> flat) {
    Map<String, Object> root = new LinkedHashMap<>();
    flat.forEach((path, tensor) -> {
      String[] parts = path.split("/", -1);
      Map<String, Object> at = root;
      for (int i = 0; i < parts.length - 1; i++) {
        at = below(at, parts[i], path);
      }
      if (at.put(parts[parts.length - 1], tensor) != null) {
        throw bothAtOnce(path);
      }
    });
    return root;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> below(Map<String, Object> at, String part, String path) {
    Object next = at.computeIfAbsent(part, none -> new LinkedHashMap<String, Object>());
    if (!(next instanceof Map<?, ?>)) {
      throw bothAtOnce(path);
    }
    return (Map<String, Object>) next;
  }

  private static HokkuException bothAtOnce(String path) {
    return new HokkuException("On the way to '%s' there is a tensor already.".formatted(path), "", "A name holds a tensor or other names, not both.");
  }

  /// `{a: {b: t}}` as `{a/b: t}`.
  ///
  /// @throws HokkuException if a value is neither a tensor nor a map
  public static Map<String, Tensor> flatten(Map<String, ?> nested) {
    Map<String, Tensor> flat = new LinkedHashMap<>();
    flatten(nested, "", flat);
    return flat;
  }

  private static void flatten(Map<?, ?> nested, String prefix, Map<String, Tensor> flat) {
    nested.forEach((name, value) -> {
      switch (value) {
        case Tensor tensor -> flat.put(prefix + name, tensor);
        case Map<?, ?> inner -> flatten(inner, prefix + name + "/", flat);
        default -> throw new HokkuException("'%s%s' is %s.".formatted(prefix, name, value), "", "Give tensors and maps of tensors.");
      }
    });
  }

  /// Our names nested by path: `mlp/~/linear_0` with `w` as `{mlp: {~: {linear_0: {w: …}}}}`. Source: `hk.experimental.flax.Module`, whose parameters have this form.
  ///
  /// {@snippet :
  /// Params params = MLPInit.initFromShapes(Key.of(1), new MLP(3), ShapeDtype.f32(1, 2));
  /// assert Nested.of(params).get("mlp") instanceof Map<?, ?> mlp && mlp.containsKey("~");
  /// }
  public static Map<String, Object> of(TensorDict<?> structure) {
    Map<String, Tensor> flat = new LinkedHashMap<>();
    DataStructures.traverse(structure).forEach(entry -> flat.put(entry.module() + "/" + entry.name(), entry.tensor()));
    return nest(flat);
  }

  /// Parameters from the form that [#of] makes.
  ///
  /// {@snippet :
  /// Params params = MLPInit.initFromShapes(Key.of(1), new MLP(3), ShapeDtype.f32(1, 2));
  /// assert Nested.toParams(Nested.of(params)).has("mlp/~/linear_0", "w");
  /// }
  public static Params toParams(Map<String, ?> nested) {
    Params.Builder params = Params.builder();
    flatten(nested).forEach((path, tensor) -> {
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        throw new HokkuException("Tensor '%s' is in no module.".formatted(path), "", "Parameters of no module go below '~'.");
      }
      params.put(path.substring(0, slash), path.substring(slash + 1), tensor);
    });
    return params.build();
  }
}
