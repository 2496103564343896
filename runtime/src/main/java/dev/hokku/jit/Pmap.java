package dev.hokku.jit;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import dev.hokku.tree.Tree;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Runs a function on each of several devices, with collectives between them. Source: `jax.pmap`.
///
/// On one machine the devices are virtual: slices of the CPU. The slices are compiled into one program, which the backend spreads over its workers, so the
/// results are those of `vmap`, and of any number of devices.
public final class Pmap {

  private Pmap() {}

  /// How many virtual devices there are unless another number is given: the system property `hokku.devices`, or the number of processors.
  public static int deviceCount() {
    return Integer.getInteger("hokku.devices", Runtime.getRuntime().availableProcessors());
  }

  /// `f` on slices of axis 0 of every tensor, one per device.
  ///
  /// @param axisName the name of the axis of devices for collectives
  public static <A, R> Function<A, R> pmap(Function<A, R> f, String axisName) {
    return pmap(f, axisName, deviceCount());
  }

  /// `f` on slices of axis 0 of every tensor, one per device.
  ///
  /// @param devices how many virtual devices there are
  public static <A, R> Function<A, R> pmap(Function<A, R> f, String axisName, int devices) {
    Jit.Jitted<A, R> mapped = Jit.jit(Vmap.vmap(f, VmapAxes.DEFAULT.named(axisName)));
    return a -> {
      requireFits(a, devices);
      return mapped.apply(a);
    };
  }

  /// `f` on slices of axis 0 of every tensor, one per device.
  ///
  /// @param devices how many virtual devices there are
  public static <A, B, R> BiFunction<A, B, R> pmap(BiFunction<A, B, R> f, String axisName, int devices) {
    Jit.Jitted2<A, B, R> mapped = Jit.jit(Vmap.vmap(f, VmapAxes.DEFAULT.named(axisName)));
    return (a, b) -> {
      requireFits(a, devices);
      requireFits(b, devices);
      return mapped.apply(a, b);
    };
  }

  private static void requireFits(Object argument, int devices) {
    Tree.leaves(argument).forEach(leaf -> {
      if (leaf.rank() > 0 && leaf.dim(0) > devices) {
        throw new HokkuException(
            "pmap: axis 0 of %s has more slices than the %d devices.".formatted(leaf.aval(), devices),
            SourceLines.current(),
            "Give at most one slice per device, or more virtual devices with -Dhokku.devices.");
      }
    });
  }
}
