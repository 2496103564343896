package dev.hokku.backend.reference;

import dev.hokku.backend.Backend;
import dev.hokku.backend.Executable;
import dev.hokku.core.Primitive;
import dev.hokku.graph.Graph;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.List;

/// Runs each primitive by its plain kernel, and a graph equation by equation.
public final class ReferenceBackend implements Backend {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public List<Buffer> evaluate(Primitive op, List<Buffer> in, List<ShapedArray> inAvals, List<ShapedArray> outAvals) {
    List<Buffer> out = new ArrayList<>(outAvals.size());
    for (ShapedArray aval : outAvals) {
      out.add(Buffer.zeros(aval.dtype(), aval.size()));
    }
    Kernels.TABLE.kernel(op).run(op, new Call(in, inAvals, out, outAvals));
    return out;
  }

  @Override
  public Executable compile(Graph graph) {
    return new Interpreter(graph, this);
  }

  /// Whether there is a kernel for operations of this class: what the completeness test asks.
  public static boolean covers(Class<? extends Primitive> type) {
    return Kernels.TABLE.covers(type);
  }
}
