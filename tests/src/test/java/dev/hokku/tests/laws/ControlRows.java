package dev.hokku.tests.laws;

import dev.hokku.control.Barrier;
import dev.hokku.control.Cond;
import dev.hokku.control.CustomJvp;
import dev.hokku.control.CustomVjp;
import dev.hokku.control.Remat;
import dev.hokku.control.RematPolicy;
import dev.hokku.control.Scan;
import dev.hokku.control.While;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Primitives that hold graphs.
final class ControlRows {

  private ControlRows() {}

  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    List<Sample> scan = new ArrayList<>();
    List<Sample> cond = new ArrayList<>();
    List<Sample> repeat = new ArrayList<>();
    List<Sample> barrier = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      scan.add(scan(dtype, 4, false));
      scan.add(scan(dtype, 3, true));
      scan.add(scan(dtype, 0, false));
      for (int index = 0; index < 3; index++) {
        cond.add(cond(dtype, index));
      }
      repeat.add(repeat(dtype));
      barrier.add(Sample.of(new Barrier(), any(dtype, 3), any(dtype, 2, 2)));
    }
    rows.add(Row.of(Scan.class, scan));
    rows.add(Row.of(Cond.class, cond));
    rows.add(Row.of(While.class, repeat));
    rows.add(Row.of(Barrier.class, barrier));
    rows.add(remat());
    rows.add(rematTangent());
    rows.add(named());
    rows.add(customJvp());
    rows.add(customVjp());
    return rows;
  }

  private static Row remat() {
    List<Sample> samples = new ArrayList<>();
    for (RematPolicy policy : List.of(
        RematPolicy.NOTHING, RematPolicy.DOTS, RematPolicy.DOTS_WITHOUT_BATCH, RematPolicy.EVERYTHING, RematPolicy.names("hidden", "other"))) {
      for (DType dtype : List.of(DType.F32, DType.F64)) {
        Function<List<Tensor>, List<Tensor>> f =
            Remat.remat(in -> List.of(in.get(0).matmul(in.get(1)).tanh(), in.get(1).sin()), policy);
        samples.add(Sample.traced(f, any(dtype, 2, 3), any(dtype, 3, 3)));
      }
    }
    return Row.of(samples.getFirst().op().getClass(), samples);
  }

  /// What linearizing `remat` leaves: operands are the arguments, what was kept, and tangents.
  private static Row rematTangent() {
    List<Sample> samples = new ArrayList<>();
    for (RematPolicy policy : List.of(RematPolicy.NOTHING, RematPolicy.DOTS)) {
      for (DType dtype : List.of(DType.F32, DType.F64)) {
        List<Tensor> in = List.of(any(dtype, 2, 3), any(dtype, 3, 3));
        Function<List<Tensor>, List<Tensor>> f = Remat.remat(x -> List.of(x.get(0).matmul(x.get(1)).tanh(), x.get(1).sin()), policy);
        ClosedGraph linear = Linearize.flat("grad", f, in, List.of(true, true)).linear();
        List<Tensor> operands = new ArrayList<>();
        for (Atom atom : linear.graph().eqns().getFirst().in()) {
          int input = linear.graph().invars().indexOf(atom);
          operands.add(input < linear.arity() ? any(dtype, atom.aval().shape().dims()) : linear.consts().get(input - linear.arity()));
        }
        samples.add(Sample.of(linear.graph().eqns().getFirst().op(), operands.toArray(Tensor[]::new)));
      }
    }
    return Row.of(samples.getFirst().op().getClass(), samples);
  }

  private static Row named() {
    List<Sample> samples = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64, DType.S32)) {
      samples.add(Sample.traced(in -> List.of(Remat.checkpointName(in.getFirst(), "hidden")), any(dtype, 2, 3)));
    }
    return Row.of(samples.getFirst().op().getClass(), samples);
  }

  /// A sine whose rule is written by hand.
  private static Row customJvp() {
    Function<List<Tensor>, List<Tensor>> f = CustomJvp.of(
        in -> List.of(in.getFirst().sin()),
        (in, tangents) -> new Jvp.Result<>(List.of(in.getFirst().sin()), List.of(in.getFirst().cos().mul(tangents.getFirst()))));
    List<Sample> samples = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      samples.add(Sample.traced(f, any(dtype, 2, 3)));
    }
    return Row.of(samples.getFirst().op().getClass(), samples);
  }

  private static Row customVjp() {
    Function<List<Tensor>, List<Tensor>> f = CustomVjp.of(
        in -> List.of(in.getFirst().sin()),
        in -> new CustomVjp.Forward<>(List.of(in.getFirst().sin()), in.getFirst()),
        (x, ct) -> List.of(x.cos().mul(ct.getFirst())));
    List<Sample> samples = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      samples.add(Sample.traced(f, any(dtype, 2, 3)).with(Sample.Derivatives.BACKWARDS));
    }
    return Row.of(samples.getFirst().op().getClass(), samples);
  }

  /// `h ← tanh(h w + x)`, `y = h sin(x)`.
  private static Sample scan(DType dtype, int length, boolean reverse) {
    Graph body = graph(dtype, List.of(Shape.of(3, 3), Shape.of(3), Shape.of(3)), in -> {
      Tensor h = in.get(1).matmul(in.get(0)).add(in.get(2)).tanh();
      return List.of(h, h.mul(in.get(2).sin()));
    });
    return Sample.of(new Scan(body, length, 1, 1, reverse, 1), any(dtype, 3, 3), any(dtype, 3), any(dtype, length, 3));
  }

  /// Branches that use both, one and none of their operands.
  private static Sample cond(DType dtype, int index) {
    List<Shape> shapes = List.of(Shape.of(3), Shape.of(3));
    Graph both = graph(dtype, shapes, in -> List.of(in.get(0).mul(in.get(1))));
    Graph one = graph(dtype, shapes, in -> List.of(in.get(0).sin()));
    Graph none = graph(dtype, shapes, in -> List.of(in.get(0).mul(0).add(2)));
    return Sample.of(new Cond(List.of(both, one, none)), Values.scalar(index), any(dtype, 3), any(dtype, 3));
  }

  /// `x ← x c + 0.1` while the sum of the absolute values is below 30.
  private static Sample repeat(DType dtype) {
    Graph test = graph(dtype, List.of(Shape.of(3)), in -> List.of(in.getFirst().abs().sum().lt(30)));
    Graph body = graph(dtype, List.of(Shape.of(3), Shape.of(3)), in -> List.of(in.get(1).mul(in.get(0)).add(0.1)));
    return Sample.of(
        new While(test, body, 0, 1), Values.between(dtype, Shape.of(3), 1.5, 2.5), Values.between(dtype, Shape.of(3), 0.5, 1))
        .with(Sample.Derivatives.FORWARDS);
  }

  private static Graph graph(DType dtype, List<Shape> shapes, Function<List<Tensor>, List<Tensor>> f) {
    return MakeGraph.trace(shapes.stream().map(shape -> new ShapedArray(dtype, shape)).toList(), f).graph();
  }

  private static Tensor any(DType dtype, int... dims) {
    return Values.between(dtype, Shape.of(dims), -1, 1, dims.length);
  }
}
