package dev.hokku.backend.reference;

import dev.hokku.backend.Executable;
import dev.hokku.control.Barrier;
import dev.hokku.control.Cond;
import dev.hokku.control.Scan;
import dev.hokku.control.While;
import dev.hokku.graph.Graph;
import dev.hokku.tensor.Buffer;
import java.util.ArrayList;
import java.util.List;

/// Kernels of primitives that hold graphs: their bodies run equation by equation.
final class ControlKernels {

  private static final ReferenceBackend BACKEND = new ReferenceBackend();

  private ControlKernels() {}

  static void addTo(KernelTable table) {
    table.put(Scan.class, ControlKernels::scan);
    table.put(While.class, ControlKernels::loop);
    table.put(Cond.class, (op, call) -> fill(call, run(op.branches().get((int) call.in(0).getLong(0)), call.operands().subList(1, call.operands().size()))));
    table.put(Barrier.class, (op, call) -> fill(call, call.operands()));
  }

  /// What the body of a [dev.hokku.graph.Call] gives.
  static void inline(Graph body, Call call) {
    fill(call, run(body, call.operands()));
  }

  private static void scan(Scan op, Call call) {
    Executable body = BACKEND.compile(op.body());
    List<Buffer> constants = call.operands().subList(0, op.consts());
    List<Buffer> carry = call.operands().subList(op.consts(), op.consts() + op.carry());
    List<Buffer> xs = call.operands().subList(op.consts() + op.carry(), call.operands().size());
    List<Buffer> ys = call.results().subList(op.carry(), call.results().size());
    for (int step = 0; step < op.length(); step++) {
      int t = op.reverse() ? op.length() - 1 - step : step;
      List<Buffer> in = new ArrayList<>(constants);
      in.addAll(carry);
      for (Buffer x : xs) {
        int size = x.length() / op.length();
        in.add(x.slice(t * size, size));
      }
      List<Buffer> out = body.run(in);
      carry = out.subList(0, op.carry());
      for (int i = 0; i < ys.size(); i++) {
        int size = ys.get(i).length() / op.length();
        ys.get(i).copyFrom(t * size, out.get(op.carry() + i), 0, size);
      }
    }
    copy(carry, call.results().subList(0, op.carry()));
  }

  private static void loop(While op, Call call) {
    Executable test = BACKEND.compile(op.cond());
    Executable body = BACKEND.compile(op.body());
    int consts = op.condConsts() + op.bodyConsts();
    List<Buffer> testIn = new ArrayList<>(call.operands().subList(0, op.condConsts()));
    List<Buffer> bodyIn = new ArrayList<>(call.operands().subList(op.condConsts(), consts));
    List<Buffer> carry = call.operands().subList(consts, call.operands().size());
    while (test.run(joined(testIn, carry)).getFirst().getLong(0) != 0) {
      carry = body.run(joined(bodyIn, carry));
    }
    copy(carry, call.results());
  }

  private static List<Buffer> run(Graph body, List<Buffer> in) {
    return BACKEND.compile(body).run(in);
  }

  private static List<Buffer> joined(List<Buffer> first, List<Buffer> second) {
    List<Buffer> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private static void fill(Call call, List<Buffer> values) {
    copy(values, call.results());
  }

  private static void copy(List<Buffer> from, List<Buffer> to) {
    for (int i = 0; i < from.size(); i++) {
      to.get(i).copyFrom(0, from.get(i), 0, to.get(i).length());
    }
  }
}
