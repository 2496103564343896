package dev.hokku.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which axes `vmap` maps over: `VmapAxes.in(0, NONE).out(1).named("batch")`.
///
/// @param in for each argument: one axis for all its tensors, or one per tensor in the order of flatten
/// @param out likewise for the result
/// @param name the name of the axis for collectives such as [Collectives#psum]; null without
/// @param size the length of the axis, needed only if no argument is mapped; otherwise -1
/// @param splitRng inside modules, whether each element draws random keys of its own; must be said there; null outside
public record VmapAxes(
    List<List<Integer>> in, List<Integer> out, @Nullable String name, int size, @Nullable Boolean splitRng) {

  /// Not mapped: the same for each element of the batch. Of a result: it must not depend on the mapped arguments.
  public static final int NONE = Integer.MIN_VALUE;

  /// Axis 0 of every tensor.
  public static final VmapAxes DEFAULT = new VmapAxes(List.of(), List.of(0), null, -1, null);

  /// Copies the lists, so that they never change.
  public VmapAxes {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }

  /// One axis per argument, or [#NONE]; negative axes count from the end.
  public static VmapAxes in(int... perArgument) {
    return new VmapAxes(Arrays.stream(perArgument).mapToObj(List::of).toList(), List.of(0), null, -1, null);
  }

  /// One axis per tensor of an argument.
  public VmapAxes inLeaves(int argument, int... perTensor) {
    List<List<Integer>> changed = new ArrayList<>(in);
    while (changed.size() <= argument) {
      changed.add(List.of(0));
    }
    changed.set(argument, boxed(perTensor));
    return new VmapAxes(changed, out, name, size, splitRng);
  }

  /// The axis of the result that holds the batch; one for all tensors, or one per tensor.
  public VmapAxes out(int... perTensor) {
    return new VmapAxes(in, boxed(perTensor), name, size, splitRng);
  }

  /// The name of the axis.
  public VmapAxes named(String axisName) {
    return new VmapAxes(in, out, axisName, size, splitRng);
  }

  /// The length of the axis.
  public VmapAxes ofSize(int axisSize) {
    return new VmapAxes(in, out, name, axisSize, splitRng);
  }

  /// Inside modules, whether each element draws random keys of its own, or all draw the same.
  public VmapAxes splitRng(boolean split) {
    return new VmapAxes(in, out, name, size, split);
  }

  /// The axes of the tensors of an argument.
  List<Integer> ofArgument(int argument, int tensors) {
    return spread("argument %d".formatted(argument), argument < in.size() ? in.get(argument) : List.of(0), tensors);
  }

  /// The axes of the tensors of the result.
  List<Integer> ofResult(int tensors) {
    return spread("the result", out, tensors);
  }

  private static List<Integer> spread(String what, List<Integer> axes, int tensors) {
    if (axes.size() == 1) {
      return Collections.nCopies(tensors, axes.getFirst());
    }
    if (axes.size() != tensors) {
      throw new IllegalArgumentException(
          "vmap: %d axes are given for %s, which has %d tensors. Give one axis for all, or one per tensor.".formatted(axes.size(), what, tensors));
    }
    return axes;
  }

  private static List<Integer> boxed(int... axes) {
    return Arrays.stream(axes).boxed().toList();
  }
}
