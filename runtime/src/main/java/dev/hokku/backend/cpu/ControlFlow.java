package dev.hokku.backend.cpu;

import dev.hokku.backend.Executable;
import dev.hokku.backend.cpu.plan.Kernels;
import dev.hokku.backend.cpu.plan.LoopExecutable;
import dev.hokku.backend.cpu.plan.Planner;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.control.Cond;
import dev.hokku.control.Scan;
import dev.hokku.control.While;
import dev.hokku.graph.Call;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Loops and branches: their bodies are plans, made once for each that is met.
final class ControlFlow {

  private static final int KEPT_BODIES = 1024;
  private static final BitSet NOTHING = new BitSet();

  private final CpuBackend backend;
  private final Kernels kernels;
  private final ReferenceBackend reference = new ReferenceBackend();

  /// By identity: comparing whole graphs takes longer than a short body. A graph belongs to a primitive in some plan, so it is met again.
  private final Map<Graph, Executable> bodies = Collections.synchronizedMap(new IdentityHashMap<>());
  private final Map<Scan, LoopExecutable> scans = Collections.synchronizedMap(new IdentityHashMap<>());

  ControlFlow(CpuBackend backend, Kernels kernels) {
    this.backend = backend;
    this.kernels = kernels;
  }

  List<Buffer> evaluate(HasBodies op, List<Buffer> in, List<ShapedArray> inAvals, List<ShapedArray> outAvals) {
    return switch (op) {
      case Scan scan -> scan(scan).run(in);
      case While loop -> loop(loop, in);
      case Cond cond -> body(cond.branches().get((int) in.getFirst().getLong(0)), NOTHING).run(in.subList(1, in.size()));
      case Call call -> body(call.body(), NOTHING).run(in);
      default -> reference.evaluate(op, in, inAvals, outAvals);
    };
  }

  private List<Buffer> loop(While op, List<Buffer> in) {
    int consts = op.condConsts() + op.bodyConsts();
    BitSet carries = range(op.bodyConsts(), in.size() - consts);
    Executable test = body(op.cond(), NOTHING);
    Executable body = body(op.body(), carries);
    List<Buffer> carry = in.subList(consts, in.size()).stream().map(Buffer::copy).toList();
    while (test.run(joined(in.subList(0, op.condConsts()), carry)).getFirst().getLong(0) != 0) {
      Buffer[] next = new Buffer[carry.size()];
      body.run(joined(in.subList(op.condConsts(), consts), carry), carries, next);
      carry = Arrays.asList(next);
    }
    return carry;
  }

  private static List<Buffer> joined(List<Buffer> first, List<Buffer> second) {
    List<Buffer> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private static BitSet range(int from, int count) {
    BitSet range = new BitSet();
    range.set(from, from + count);
    return range;
  }

  private LoopExecutable scan(Scan op) {
    LoopExecutable known = scans.get(op);
    if (known == null) {
      if (scans.size() >= KEPT_BODIES) {
        scans.clear();
      }
      known = Planner.plan(op, kernels);
      scans.put(op, known);
    }
    return known;
  }

  private Executable body(Graph graph, BitSet donated) {
    Executable known = bodies.get(graph);
    if (known == null) {
      if (bodies.size() >= KEPT_BODIES) {
        bodies.clear();
      }
      known = backend.compile(graph, donated);
      bodies.put(graph, known);
    }
    return known;
  }
}
