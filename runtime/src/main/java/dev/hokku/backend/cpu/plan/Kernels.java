package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.loop.LoopClasses;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.core.Dispatcher;

/// What plans are made of.
///
/// @param pool the threads
/// @param width the vectors
/// @param gemm matrix products
/// @param loops fused loops
/// @param others computes whole equations for which there is nothing faster
public record Kernels(WorkerPool pool, VectorWidth width, Sgemm gemm, LoopClasses loops, Dispatcher others) {

  /// The kernels of one vector width.
  public static Kernels of(WorkerPool pool, VectorWidth width, Dispatcher others) {
    return new Kernels(pool, width, new Sgemm(width), new LoopClasses(width), others);
  }
}
