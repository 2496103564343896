package dev.hokku.backend.cpu;

import dev.hokku.backend.Executable;
import dev.hokku.backend.cpu.threads.ArrayPool;
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
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Loops and branches: their bodies are plans, made once for each graph that is met. A loop gives each carry to the body that replaces it, and each
/// piece of a stacked result back once it is copied, so that from the second turn on it makes nothing new.
final class ControlFlow {

  private static final int KEPT_BODIES = 1024;
  private static final BitSet NOTHING = new BitSet();

  private final CpuBackend backend;
  private final ArrayPool memory;
  private final ReferenceBackend reference = new ReferenceBackend();

  /// By identity: comparing whole graphs takes longer than a short body. A graph belongs to a primitive in some plan, so it is met again.
  private final Map<Graph, Executable> bodies = Collections.synchronizedMap(new IdentityHashMap<>());

  /// @param memory for results
  ControlFlow(CpuBackend backend, ArrayPool memory) {
    this.backend = backend;
    this.memory = memory;
  }

  List<Buffer> evaluate(HasBodies op, List<Buffer> in, List<ShapedArray> inAvals, List<ShapedArray> outAvals) {
    return switch (op) {
      case Scan scan -> scan(scan, in, outAvals);
      case While loop -> loop(loop, in);
      case Cond cond -> body(cond.branches().get((int) in.getFirst().getLong(0)), NOTHING).run(in.subList(1, in.size()));
      case Call call -> body(call.body(), NOTHING).run(in);
      default -> reference.evaluate(op, in, inAvals, outAvals);
    };
  }

  private List<Buffer> scan(Scan op, List<Buffer> in, List<ShapedArray> outAvals) {
    BitSet carries = range(op.consts(), op.carry());
    Executable body = body(op.body(), carries);
    int fixed = op.consts() + op.carry();
    List<Buffer> ys = new ArrayList<>();
    for (ShapedArray aval : outAvals.subList(op.carry(), outAvals.size())) {
      ys.add(memory.take(aval.dtype(), aval.size()));
    }
    List<Buffer> operands = new ArrayList<>(in);
    for (int step = 0; step < op.length(); step++) {
      int t = op.reverse() ? op.length() - 1 - step : step;
      for (int i = fixed; i < in.size(); i++) {
        int size = in.get(i).length() / op.length();
        operands.set(i, in.get(i).slice(t * size, size));
      }
      List<Buffer> out = body.run(operands, step == 0 ? NOTHING : carries);
      for (int i = 0; i < op.carry(); i++) {
        operands.set(op.consts() + i, out.get(i));
      }
      for (int i = 0; i < ys.size(); i++) {
        int size = ys.get(i).length() / op.length();
        ys.get(i).copyFrom(t * size, out.get(op.carry() + i), 0, size);
        memory.give(out.get(op.carry() + i));
      }
    }
    List<Buffer> results = new ArrayList<>();
    for (Buffer carry : operands.subList(op.consts(), fixed)) {
      results.add(op.length() == 0 ? carry.copy() : carry);
    }
    results.addAll(ys);
    return results;
  }

  private List<Buffer> loop(While op, List<Buffer> in) {
    int consts = op.condConsts() + op.bodyConsts();
    BitSet carries = range(op.bodyConsts(), in.size() - consts);
    Executable test = body(op.cond(), NOTHING);
    Executable body = body(op.body(), carries);
    List<Buffer> carry = in.subList(consts, in.size()).stream().map(Buffer::copy).toList();
    while (test.run(joined(in.subList(0, op.condConsts()), carry)).getFirst().getLong(0) != 0) {
      carry = body.run(joined(in.subList(op.condConsts(), consts), carry), carries);
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
