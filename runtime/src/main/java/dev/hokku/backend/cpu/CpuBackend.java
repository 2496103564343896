package dev.hokku.backend.cpu;

import dev.hokku.backend.Backend;
import dev.hokku.backend.Executable;
import dev.hokku.backend.cpu.loop.LoopProvider;
import dev.hokku.backend.cpu.plan.EagerLoops;
import dev.hokku.backend.cpu.plan.Kernels;
import dev.hokku.backend.cpu.plan.Planner;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.core.Primitive;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.graph.Var;
import dev.hokku.graph.pass.InlineCalls;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Runs graphs on this machine's cores.
///
/// An elementwise operation outside `jit` runs its loop at once. Every other one is planned as a graph of one equation, and the plan is
/// kept for the next of the same shapes: so an operation gives the same bits inside `jit` and outside.
public final class CpuBackend implements Backend {

  /// Single operations keep temporary memory up to this between calls: many of them are planned, and few are called again soon.
  private static final long KEPT_BYTES = 1 << 16;

  /// Plans for single operations that are kept; when there are more, all are forgotten.
  private static final int KEPT_PLANS = 4096;

  private final Kernels kernels;
  private final EagerLoops loops;
  private final ControlFlow control;
  private final ReferenceBackend reference = new ReferenceBackend();
  private final ConcurrentHashMap<Single, Executable> plans = new ConcurrentHashMap<>();

  /// An operation on operands of some types.
  private record Single(Primitive op, List<ShapedArray> in) {}

  /// A backend with its own threads.
  public CpuBackend(WorkerPool pool, VectorWidth width) {
    this(pool, width, LoopProvider::of);
  }

  /// A backend with its own threads and loops.
  ///
  /// @param loops gives the fused loops of a width
  public CpuBackend(WorkerPool pool, VectorWidth width, Function<VectorWidth, LoopProvider> loops) {
    this.kernels = Kernels.of(pool, width, loops, this::whole);
    this.loops = new EagerLoops(kernels);
    this.control = new ControlFlow(this, kernels);
  }

  @Override
  public String name() {
    return "cpu";
  }

  /// How many threads share a step.
  public int threads() {
    return kernels.pool().threads();
  }

  @Override
  public List<Buffer> evaluate(Primitive op, List<Buffer> in, List<ShapedArray> inAvals, List<ShapedArray> outAvals) {
    List<Buffer> quick = loops.evaluate(op, in, inAvals, outAvals);
    if (!quick.isEmpty()) {
      return quick;
    }
    if (op instanceof HasBodies || in.isEmpty()) {
      return whole(op, in, inAvals, outAvals);
    }
    Single single = new Single(op, inAvals);
    Executable plan = plans.get(single);
    if (plan == null) {
      if (plans.size() >= KEPT_PLANS) {
        plans.clear();
      }
      plan = plans.computeIfAbsent(single, key -> Planner.plan(graphOf(op, inAvals, outAvals), kernels, KEPT_BYTES));
    }
    return plan.run(in);
  }

  @Override
  public Executable compile(Graph graph) {
    return compile(graph, new BitSet());
  }

  @Override
  public Executable compile(Graph graph, BitSet donated) {
    return Planner.plan(new InlineCalls().run(graph), kernels, donated);
  }

  @Override
  public void recycle(Buffer result) {
    kernels.results().give(result);
  }

  /// What no plan has steps for.
  private List<Buffer> whole(Primitive op, List<Buffer> in, List<ShapedArray> inAvals, List<ShapedArray> outAvals) {
    return op instanceof HasBodies bodies
        ? control.evaluate(bodies, in, inAvals, outAvals)
        : reference.evaluate(op, in, inAvals, outAvals);
  }

  private static Graph graphOf(Primitive op, List<ShapedArray> inAvals, List<ShapedArray> outAvals) {
    List<Var> in = new ArrayList<>();
    List<Var> out = new ArrayList<>();
    for (ShapedArray aval : inAvals) {
      in.add(new Var(in.size(), aval));
    }
    for (ShapedArray aval : outAvals) {
      out.add(new Var(in.size() + out.size(), aval));
    }
    return new Graph(in, List.of(new Eqn(op, List.copyOf(in), out)), List.copyOf(out));
  }
}
