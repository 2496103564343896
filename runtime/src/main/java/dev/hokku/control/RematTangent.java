package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Graph;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.Transpose;
import dev.hokku.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The tangents of a [RematCall]: finds the residuals from what was kept, then applies the linear part. Operands: what `recompute` takes, captured values,
/// tangents.
///
/// Its transpose is where the backward pass computes again, behind a [Barrier], so that no pass merges it with the forward pass.
///
/// @param recompute from known values to the residuals
/// @param linear from residuals, captured values and tangents to tangents
/// @param captured how many captured values there are
public record RematTangent(Graph recompute, Graph linear, int captured) implements MarkedCall {

  @Override
  public String name() {
    return "remat_tangent";
  }

  private int known() {
    return recompute.invars().size();
  }

  private int residuals() {
    return recompute.outvars().size();
  }

  private List<Tensor> eval(List<Tensor> in) {
    List<Tensor> found = EvalGraph.eval(recompute, in.subList(0, known()));
    return EvalGraph.eval(linear, Mask.join(found, in.subList(known(), in.size())));
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return linear.outvars().stream().map(Atom::aval).toList();
  }

  @Override
  public Graph body() {
    List<ShapedArray> avals = new ArrayList<>();
    recompute.invars().forEach(var -> avals.add(var.aval()));
    linear.invars().subList(residuals(), linear.invars().size()).forEach(var -> avals.add(var.aval()));
    return MakeGraph.trace("remat", avals, this::eval).graph();
  }

  @Override
  public List<Graph> bodies() {
    return List.of(recompute, linear);
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return new RematTangent(rewrite.apply(recompute), rewrite.apply(linear), captured);
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    return Jvp.flat(this::eval, primals, tangents);
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    return Vmap.flat(this::eval, size, in);
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    List<Tensor> found = EvalGraph.eval(recompute, Barrier.of(in.subList(0, known()).stream().map(Operand::value).toList()));
    List<Operand> operands = Mask.join(found.stream().map(Operand.Known::new).toList(), in.subList(known(), in.size()));
    List<Tangent> given = Transpose.backward(linear, operands, cts);
    List<Tangent> out = new ArrayList<>();
    in.subList(0, known()).forEach(operand -> out.add(new Tangent.Zero(operand.aval())));
    out.addAll(given.subList(residuals(), given.size()));
    return out;
  }
}
