package dev.hokku.tree;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Functions over parameters and state: choose, change, split, join. Each returns new values, sorted by path, and leaves its arguments as they are.
///
/// {@snippet :
/// Params params = LinearInit.initFromShapes(Key.of(1), new Linear(3), ShapeDtype.f32(1, 2));
/// DataStructures.Split<Params> split = DataStructures.partition(entry -> entry.name().equals("w"), params);
/// Params tuned = DataStructures.map(entry -> entry.tensor().mul(2), split.accepted());
/// Params all = DataStructures.merge(split.rest(), tuned);
/// assert DataStructures.isSubset(tuned, all) && DataStructures.treeSize(all) == 9;
/// }
///
/// Source: `hk.data_structures`.
public final class DataStructures {

  private static final Comparator<Entry> BY_PATH = Comparator.comparing(Entry::module).thenComparing(Entry::name);

  private DataStructures() {}

  /// What a predicate made of a structure.
  ///
  /// @param accepted where it held
  /// @param rest where it did not
  public record Split<S>(S accepted, S rest) {}

  /// The tensors with their names, sorted by module path, then by name.
  ///
  /// {@snippet :
  /// Params params = Params.builder().put("b", "w", Numpy.ones(2)).put("a", "w", Numpy.ones(3)).build();
  /// Entry first = DataStructures.traverse(params).getFirst();
  /// assert first.module().equals("a") && first.name().equals("w");
  /// }
  public static List<Entry> traverse(TensorDict<?> structure) {
    return structure.entries().sorted(BY_PATH).toList();
  }

  /// The tensors for which `predicate` holds.
  ///
  /// {@snippet :
  /// Params params = LinearInit.initFromShapes(Key.of(1), new Linear(3), ShapeDtype.f32(1, 2));
  /// assert DataStructures.filter(entry -> entry.tensor().rank() == 2, params).size() == 1;
  /// }
  public static <S extends TensorDict<S>> S filter(Predicate<Entry> predicate, S structure) {
    return structure.withEntries(traverse(structure).stream().filter(predicate).toList());
  }

  /// The same names with other tensors.
  public static <S extends TensorDict<S>> S map(Function<Entry, Tensor> f, S structure) {
    return structure.withEntries(
        traverse(structure).stream().map(entry -> new Entry(entry.module(), entry.name(), f.apply(entry))).toList());
  }

  /// The tensors for which `predicate` holds, and the others.
  public static <S extends TensorDict<S>> Split<S> partition(Predicate<Entry> predicate, S structure) {
    List<S> parts = partitionN(entry -> predicate.test(entry) ? 0 : 1, structure, 2);
    return new Split<>(parts.get(0), parts.get(1));
  }

  /// The tensors in `n` parts.
  ///
  /// {@snippet :
  /// Params params = LinearInit.initFromShapes(Key.of(1), new Linear(3), ShapeDtype.f32(1, 2));
  /// List<Params> byRank = DataStructures.partitionN(entry -> entry.tensor().rank(), params, 3);
  /// assert byRank.get(0).isEmpty() && byRank.get(1).has("linear", "b") && byRank.get(2).has("linear", "w");
  /// }
  /// @param part the number of a tensor's part, in `[0, n)`
  /// @throws HokkuException if `part` gives another number
  public static <S extends TensorDict<S>> List<S> partitionN(ToIntFunction<Entry> part, S structure, int n) {
    List<List<Entry>> parts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      parts.add(new ArrayList<>());
    }
    for (Entry entry : traverse(structure)) {
      int chosen = part.applyAsInt(entry);
      if (chosen < 0 || chosen >= n) {
        throw new HokkuException(
            "partitionN puts '%s' of '%s' into part %d of %d.".formatted(entry.name(), entry.module(), chosen, n),
            "",
            "Return a number from 0 to %d.".formatted(n - 1));
      }
      parts.get(chosen).add(entry);
    }
    return parts.stream().map(structure::withEntries).toList();
  }

  /// All tensors of all structures; of one name the last.
  @SafeVarargs
  public static <S extends TensorDict<S>> S merge(S first, S... others) {
    List<S> all = new ArrayList<>();
    for (S other : others) {
      all.add(other);
    }
    return merged(first, all, false);
  }

  /// As [#merge], but tensors of one name must have one shape and type. Source: `merge(…, check_duplicates=True)`.
  ///
  /// {@snippet :
  /// Params of2 = LinearInit.initFromShapes(Key.of(1), new Linear(3), ShapeDtype.f32(1, 2));
  /// Params of4 = LinearInit.initFromShapes(Key.of(1), new Linear(3), ShapeDtype.f32(1, 4));
  /// try {
  ///   throw new AssertionError(DataStructures.mergeChecked(of2, of4));
  /// } catch (HokkuException e) {
  ///   assert e.getMessage().contains("linear");
  /// }
  /// }
  /// @throws HokkuException if two differ
  @SafeVarargs
  public static <S extends TensorDict<S>> S mergeChecked(S first, S... others) {
    List<S> all = new ArrayList<>();
    for (S other : others) {
      all.add(other);
    }
    return merged(first, all, true);
  }

  private static <S extends TensorDict<S>> S merged(S first, List<S> others, boolean checked) {
    Map<String, Entry> all = new LinkedHashMap<>();
    first.entries().forEach(entry -> all.put(path(entry), entry));
    for (S other : others) {
      for (Entry entry : traverse(other)) {
        Entry former = all.put(path(entry), entry);
        if (checked && former != null && !former.tensor().aval().equals(entry.tensor().aval())) {
          throw new HokkuException(
              "'%s' of '%s' is %s in one structure and %s in another."
                  .formatted(entry.name(), entry.module(), former.tensor().aval(), entry.tensor().aval()),
              "",
              "Merge structures of one network, or call merge, which takes the last.");
        }
      }
    }
    return first.withEntries(all.values().stream().sorted(BY_PATH).toList());
  }

  /// Whether each name of `subset` is one of `superset`; the tensors do not matter.
  public static boolean isSubset(TensorDict<?> subset, TensorDict<?> superset) {
    Set<String> all = new HashSet<>();
    superset.entries().forEach(entry -> all.add(path(entry)));
    return subset.entries().allMatch(entry -> all.contains(path(entry)));
  }

  /// How many elements the tensors of a tree have together.
  public static long treeSize(@Nullable Object tree) {
    return Tree.leaves(tree).stream().mapToLong(leaf -> leaf.shape().count()).sum();
  }

  /// How many bytes the tensors of a tree take together.
  ///
  /// {@snippet :
  /// assert DataStructures.treeBytes(List.of(Numpy.ones(3), Numpy.ones(2, 2))) == 7 * Float.BYTES;
  /// }
  public static long treeBytes(@Nullable Object tree) {
    return Tree.leaves(tree).stream().mapToLong(leaf -> leaf.aval().byteSize()).sum();
  }

  /// Parameters of nested maps, module path → name → tensor, sorted by path. Source: `hk.data_structures.to_haiku_dict`, `to_immutable_dict`.
  public static Params toHaikuDict(Map<String, ? extends Map<String, ? extends Tensor>> structure) {
    Params.Builder params = Params.builder();
    for (String module : new TreeSet<>(structure.keySet())) {
      Map<String, ? extends Tensor> tensors = structure.get(module);
      for (String name : new TreeSet<>(tensors.keySet())) {
        params.put(module, name, tensors.get(name));
      }
    }
    return params.build();
  }

  /// Nested maps that can be changed; the structure itself never is. Source: `hk.data_structures.to_mutable_dict`.
  ///
  /// {@snippet :
  /// Params params = LinearInit.initFromShapes(Key.of(1), new Linear(3), ShapeDtype.f32(1, 2));
  /// Map<String, Map<String, Tensor>> changed = DataStructures.toMutableDict(params);
  /// changed.get("linear").remove("b");
  /// assert DataStructures.toHaikuDict(changed).size() == 1 && params.size() == 2;
  /// }
  public static Map<String, Map<String, Tensor>> toMutableDict(TensorDict<?> structure) {
    Map<String, Map<String, Tensor>> modules = new LinkedHashMap<>();
    structure.entries().forEach(entry ->
        modules.computeIfAbsent(entry.module(), module -> new LinkedHashMap<>()).put(entry.name(), entry.tensor()));
    return modules;
  }

  private static String path(Entry entry) {
    return entry.module() + "/" + entry.name();
  }
}
