package dev.hokku.lax;

import dev.hokku.core.Dispatcher;
import dev.hokku.core.HokkuException;
import dev.hokku.core.NoMemoryException;
import dev.hokku.core.Primitive;
import dev.hokku.core.Staging;
import dev.hokku.core.Trace;
import dev.hokku.core.Traced;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// Applies primitives: to the highest trace among the operands and the staging trace, or at once if there is none.
public final class Binding {

  private Binding() {}

  /// The results of `op`.
  public static List<Tensor> bind(Primitive op, List<Tensor> in) {
    Trace top = Staging.current().orElse(null);
    for (Tensor operand : in) {
      if (operand instanceof Traced traced && (top == null || traced.trace().level() > top.level())) {
        top = traced.trace();
      }
    }
    return top == null ? eager(op, in) : top.process(op, in);
  }

  /// The result of an operation that has one.
  public static Tensor bind(Primitive op, Tensor... in) {
    return bind(op, List.of(in)).getFirst();
  }

  /// The results of `op`, computed at once whatever is being staged around it. The operands are concrete.
  public static List<Tensor> eager(Primitive op, List<Tensor> in) {
    List<ShapedArray> inAvals = new ArrayList<>(in.size());
    for (Tensor operand : in) {
      inAvals.add(operand.aval());
    }
    List<ShapedArray> outAvals = op.abstractEval(inAvals);
    List<Buffer> results;
    try (Loan operands = Loan.of(in)) {
      results = Eager.DISPATCHER.evaluate(op, operands.buffers(), inAvals, outAvals);
    } catch (OutOfMemoryError e) {
      throw new NoMemoryException(op.name(), outAvals, 0, e);
    }
    List<Tensor> out = new ArrayList<>(results.size());
    for (int i = 0; i < results.size(); i++) {
      out.add(Array.result(outAvals.get(i), results.get(i), Eager.DISPATCHER));
    }
    return out;
  }

  /// Loaded at the first eager operation, so that tracing alone needs no backend.
  private static final class Eager {
    static final Dispatcher DISPATCHER = ServiceLoader.load(Dispatcher.class, Binding.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new HokkuException(
            "No backend was found, so nothing can be computed.",
            "",
            "Keep module dev.hokku.runtime whole on the module path or class path: its service files name the backends."));
  }
}
