package dev.hokku.transform;

import dev.hokku.Intrinsic;
import dev.hokku.core.Batched;
import dev.hokku.core.HokkuException;
import dev.hokku.core.NamedAxis;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Staging;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Maps a function over an axis of its arguments, by one run of batched operations. Source: `jax.vmap`.
public final class Vmap {

  private Vmap() {}

  /// Maps over axis 0 of every tensor.
  public static <A, R> Function<A, R> vmap(Function<A, R> f) {
    return vmap(f, VmapAxes.DEFAULT);
  }

  /// Maps over axis 0 of every tensor.
  public static <A, B, R> BiFunction<A, B, R> vmap(BiFunction<A, B, R> f) {
    return vmap(f, VmapAxes.DEFAULT);
  }

  /// Maps over axis 0 of every tensor.
  public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> f) {
    return vmap(f, VmapAxes.DEFAULT);
  }

  /// Maps over axis 0 of every tensor.
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> vmap(Fn4<A, B, C, D, R> f) {
    return vmap(f, VmapAxes.DEFAULT);
  }

  /// Maps over `axes`.
  ///
  /// {@snippet :
  /// @HkModule
  /// record Noisy() {
  ///
  ///   @Forward
  ///   Tensor forward(Tensor xs) {
  ///     return Vmap.vmap((Tensor x) -> x.add(Random.normal(nextRngKey(), x.shape())), VmapAxes.DEFAULT.splitRng(true)).apply(xs);
  ///   }
  /// }
  ///
  /// Tensor y = NoisyApply.apply(Key.of(0), new Noisy(), Numpy.zeros(2, 3));
  /// assert y.at(0).get().sub(y.at(1).get()).abs().sum().item() > 0;
  /// }
  @Intrinsic.Lifted
  public static <A, R> Function<A, R> vmap(Function<A, R> f, VmapAxes axes) {
    return a -> run(axes, args -> f.apply(argument(args, 0)), a);
  }

  /// Maps over `axes`.
  @Intrinsic.Lifted
  public static <A, B, R> BiFunction<A, B, R> vmap(BiFunction<A, B, R> f, VmapAxes axes) {
    return (a, b) -> run(axes, args -> f.apply(argument(args, 0), argument(args, 1)), a, b);
  }

  /// Maps over `axes`.
  @Intrinsic.Lifted
  public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> f, VmapAxes axes) {
    return (a, b, c) -> run(axes, args -> f.apply(argument(args, 0), argument(args, 1), argument(args, 2)), a, b, c);
  }

  /// Maps over `axes`.
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> vmap(Fn4<A, B, C, D, R> f, VmapAxes axes) {
    return (a, b, c, d) ->
        run(axes, args -> f.apply(argument(args, 0), argument(args, 1), argument(args, 2), argument(args, 3)), a, b, c, d);
  }

  /// The results of a function of lists, with their batch axes.
  ///
  /// @param size length of the batch axis
  public static List<Batched> flat(Function<List<Tensor>, List<Tensor>> f, int size, List<Batched> in) {
    return flat("vmap", null, f, size, in);
  }

  private static List<Batched> flat(
      String transform, @Nullable String axisName, Function<List<Tensor>, List<Tensor>> f, int size, List<Batched> in) {
    BatchTrace trace = new BatchTrace(transform, size);
    try {
      List<Tensor> inputs = in.stream().map(trace::join).toList();
      List<Tensor> out = axisName == null ? f.apply(inputs) : Staging.withinAxis(named(axisName, size, trace), () -> f.apply(inputs));
      List<Batched> results = new ArrayList<>(out.size());
      for (Tensor result : out) {
        TransformTrace.requireAlive("the result", result);
        results.add(trace.split(result));
      }
      return results;
    } finally {
      trace.finish();
    }
  }

  private static NamedAxis named(String name, int size, BatchTrace trace) {
    Tensor positions = Lax.iota(new ShapedArray(DType.S32, Shape.of(size)), 0);
    return new NamedAxis(name, size, trace.join(new Batched(positions, 0)));
  }

  /// `value` with its batch axis at `axis`; a value without one is repeated.
  public static Tensor moveTo(int axis, int size, Batched value) {
    Tensor tensor = value.value();
    return value.isBatched()
        ? tensor.moveAxis(value.axis(), axis)
        : tensor.expandDims(axis).broadcastTo(tensor.shape().insert(axis, size));
  }

  @SuppressWarnings("unchecked") // the list holds the caller's arguments in order
  private static <T> T argument(List<Object> args, int index) {
    return (T) args.get(index);
  }

  /// The result of a function of any number of arguments, mapped over `axes`.
  public static <R> R run(VmapAxes axes, Function<List<Object>, R> f, Object... args) {
    Flattened in = Tree.flatten(Arrays.asList(args));
    List<Batched> batched = batched(axes, args);
    int size = size(axes, batched, Tree.paths(in.def()));
    TreeFunction<List<Object>, R> flat = new TreeFunction<>(f, in.def());
    List<Batched> results = flat("vmap", axes.name(), flat, size, batched);
    List<Integer> places = axes.ofResult(results.size());
    List<Tensor> out = new ArrayList<>(results.size());
    for (int i = 0; i < results.size(); i++) {
      out.add(placed(results.get(i), places.get(i), size));
    }
    return flat.result(out);
  }

  /// How many elements are mapped over.
  ///
  /// @throws HokkuException if the arguments do not agree, or none is mapped
  public static int sizeOf(VmapAxes axes, Object... args) {
    return size(axes, batched(axes, args), Tree.paths(Tree.structure(Arrays.asList(args))));
  }

  private static List<Batched> batched(VmapAxes axes, Object... args) {
    List<Batched> batched = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      List<Tensor> leaves = Tree.leaves(args[i]);
      List<Integer> places = axes.ofArgument(i, leaves.size());
      for (int k = 0; k < leaves.size(); k++) {
        batched.add(mapped(leaves.get(k), places.get(k)));
      }
    }
    return batched;
  }

  private static Batched mapped(Tensor leaf, int axis) {
    if (axis == VmapAxes.NONE) {
      return Batched.same(leaf);
    }
    if (axis < -leaf.rank() || axis >= leaf.rank()) {
      throw new HokkuException(
          "vmap: axis %d is to be mapped, but a tensor of the argument is %s.".formatted(axis, leaf.aval()),
          SourceLines.current(),
          "Map an axis it has, or pass it unmapped with VmapAxes.NONE.");
    }
    return new Batched(leaf, leaf.shape().axis(axis));
  }

  private static int size(VmapAxes axes, List<Batched> batched, List<String> paths) {
    int size = axes.size();
    String first = "VmapAxes.ofSize";
    for (int i = 0; i < batched.size(); i++) {
      if (batched.get(i).isBatched()) {
        int length = batched.get(i).value().dim(batched.get(i).axis());
        if (size >= 0 && length != size) {
          throw new HokkuException(
              "vmap: the mapped axes have different lengths: %d by %s and %d at '%s' (%s)."
                  .formatted(size, first, length, paths.get(i), batched.get(i).value().aval()),
              SourceLines.current(),
              "Give arguments with one batch size, or other axes in VmapAxes.in.");
        }
        size = length;
        first = "'" + paths.get(i) + "'";
      }
    }
    if (size < 0) {
      throw new HokkuException(
          "vmap: no tensor is mapped, so the size of the batch is not known.", SourceLines.current(), "Map an argument, or give VmapAxes.ofSize.");
    }
    return size;
  }

  private static Tensor placed(Batched result, int axis, int size) {
    if (axis == VmapAxes.NONE) {
      if (result.isBatched()) {
        throw new HokkuException(
            "vmap: a result of type %s with a batch axis is declared unmapped.".formatted(result.value().aval()),
            SourceLines.current(),
            "Give it an axis with VmapAxes.out, or reduce it over the batch with a collective.");
      }
      return result.value();
    }
    int rank = result.value().rank() + (result.isBatched() ? 0 : 1);
    if (axis < -rank || axis >= rank) {
      throw new HokkuException(
          "vmap: the batch is to go to axis %d of a result that has rank %d with it.".formatted(axis, rank),
          SourceLines.current(),
          "Name an axis in [%d, %d) in VmapAxes.out.".formatted(-rank, rank));
    }
    return moveTo(axis < 0 ? axis + rank : axis, size, result);
  }
}
