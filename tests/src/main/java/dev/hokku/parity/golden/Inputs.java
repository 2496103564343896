package dev.hokku.parity.golden;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.TreeNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The arguments of a call: tensors, Java numbers and booleans, lists and maps of such.
///
/// @param values in the order of the call
public record Inputs(List<@Nullable Object> values) implements TreeNode {

  /// Copies the list, so that inputs never change.
  public Inputs {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /// The inputs of a case.
  static Inputs of(Expected.Items recorded) {
    return with(recorded, Map.of());
  }

  /// The inputs of a case with other tensors at some leaves, counted as JAX flattens them: dict keys sorted.
  static Inputs with(Expected.Items recorded, Map<Integer, Tensor> replaced) {
    Builder builder = new Builder(replaced, (leaf, tensor) -> {});
    List<@Nullable Object> values = new ArrayList<>();
    recorded.items().forEach(item -> values.add(builder.build(item)));
    return new Inputs(values);
  }

  /// Calls `visit` for each tensor with its position among the leaves.
  static void eachLeaf(Expected.Items recorded, BiConsumer<Integer, Tensor> visit) {
    Builder builder = new Builder(Map.of(), visit);
    recorded.items().forEach(builder::build);
  }

  /// How many there are.
  public int size() {
    return values.size();
  }

  /// Argument `index`, whatever it is.
  public @Nullable Object get(int index) {
    return values.get(index);
  }

  /// The tensor at place `index`.
  public Tensor tensor(int index) {
    if (values.get(index) instanceof Tensor tensor) {
      return tensor;
    }
    throw new Mismatch("input %d is %s and no tensor".formatted(index, values.get(index)));
  }

  /// The truth value at place `index`.
  public boolean flag(int index) {
    return switch (values.get(index)) {
      case Boolean value -> value;
      case Tensor tensor -> tensor.item() != 0;
      case null, default -> throw new Mismatch("input %d is %s and no truth value".formatted(index, values.get(index)));
    };
  }

  @Override
  public List<String> names() {
    return IntStream.range(0, values.size()).mapToObj(Integer::toString).toList();
  }

  @Override
  public List<Object> children() {
    return new ArrayList<>(values);
  }

  @Override
  public Inputs withChildren(List<Object> children) {
    return new Inputs(new ArrayList<>(children));
  }

  /// Walks a structure in JAX's order and counts its leaves.
  private static final class Builder {
    private final Map<Integer, Tensor> replaced;
    private final BiConsumer<Integer, Tensor> visit;
    private int leaf;

    Builder(Map<Integer, Tensor> replaced, BiConsumer<Integer, Tensor> visit) {
      this.replaced = replaced;
      this.visit = visit;
    }

    @Nullable Object build(Expected node) {
      return switch (node) {
        case Expected.Leaf recorded -> {
          Tensor tensor = replaced.getOrDefault(leaf, recorded.value());
          visit.accept(leaf++, tensor);
          yield tensor;
        }
        case Expected.Plain plain -> {
          leaf++;
          yield plain.value();
        }
        case Expected.None none -> null;
        case Expected.Items items -> {
          List<@Nullable Object> list = new ArrayList<>();
          items.items().forEach(item -> list.add(build(item)));
          yield list;
        }
        case Expected.Dict dict -> ofModules(dict) ? params(dict) : dict(dict);
      };
    }

    private static boolean ofModules(Expected.Dict dict) {
      return dict.values().stream().allMatch(Expected.Dict.class::isInstance);
    }

    /// A dict of dicts, which keeps its order, unlike a map that is traced.
    private Params params(Expected.Dict modules) {
      Map<String, @Nullable Object> built = dict(modules, dict -> dict((Expected.Dict) dict, this::build));
      Params.Builder params = Params.builder();
      built.forEach((module, tensors) -> {
        if (tensors instanceof Map<?, ?> named) {
          named.forEach((name, tensor) -> params.put(module, (String) name, (Tensor) Objects.requireNonNull(tensor)));
        }
      });
      return params.build();
    }

    private Map<String, @Nullable Object> dict(Expected.Dict dict) {
      return dict(dict, this::build);
    }

    private static Map<String, @Nullable Object> dict(Expected.Dict dict, Function<Expected, @Nullable Object> build) {
      Map<String, Expected> sorted = new TreeMap<>();
      for (int i = 0; i < dict.keys().size(); i++) {
        sorted.put(dict.keys().get(i), dict.values().get(i));
      }
      Map<String, @Nullable Object> built = new LinkedHashMap<>();
      dict.keys().forEach(key -> built.put(key, null));
      sorted.forEach((key, value) -> built.put(key, build.apply(value)));
      return built;
    }
  }
}
