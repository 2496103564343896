package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.loop.LoopProvider;
import dev.hokku.backend.cpu.threads.ArrayPool;
import dev.hokku.backend.cpu.threads.WarmUp;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.core.Dispatcher;
import java.util.function.Function;

/// What plans are made of.
///
/// @param pool the threads
/// @param width the vectors
/// @param gemm matrix products
/// @param loops fused loops
/// @param shortLoops fused loops over so few elements that plain code is as fast: it needs no long warm-up, before which vectors are objects
/// @param results memory for results
/// @param warmUp has kernels compiled that plans call seldom
/// @param others computes whole equations for which there is nothing faster
public record Kernels(
    WorkerPool pool, VectorWidth width, Sgemm gemm, LoopProvider loops, LoopProvider shortLoops, ArrayPool results, WarmUp warmUp,
    Dispatcher others) {

  private static final int SHORT = 512;

  /// One part in this many of the heap may lie in the pool.
  private static final int POOLED_SHARE = 8;

  /// The fused loops for programs over `elements` elements; both kinds give the same bits.
  LoopProvider loopsOver(long elements) {
    return isShort(elements) ? shortLoops : loops;
  }

  /// Whether loops over so many elements do without vectors.
  static boolean isShort(long elements) {
    return elements <= SHORT;
  }

  /// The kernels of one vector width.
  ///
  /// @param loops gives the fused loops of a width
  public static Kernels of(WorkerPool pool, VectorWidth width, Function<VectorWidth, LoopProvider> loops, Dispatcher others) {
    ArrayPool results = new ArrayPool(Runtime.getRuntime().maxMemory() / POOLED_SHARE);
    return new Kernels(pool, width, new Sgemm(width), loops.apply(width), loops.apply(VectorWidth.NONE), results, new WarmUp(), others);
  }
}
