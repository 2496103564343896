package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.HokkuException;
import dev.hokku.core.Operand;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.BackwardsOnly;
import java.util.ArrayList;
import java.util.List;

/// The tangents of a [CustomVjpCall], known only by their transpose. Operands: residuals, then tangents of the arguments.
///
/// @param backward the user's rule
/// @param results types of the results
/// @param residuals how many operands are residuals
record CustomVjpTangent(CustomVjpCall.Backward backward, List<ShapedArray> results, int residuals) implements BackwardsOnly {

  static HokkuException noForwardMode() {
    return new HokkuException(
        "customVjp: a function with only a reverse-mode rule was differentiated forwards.",
        SourceLines.here(),
        "Give it a rule for both modes with CustomJvp, or use grad, vjp or jacrev.");
  }

  @Override
  public HokkuException forwards() {
    return noForwardMode();
  }

  @Override
  public String name() {
    return "custom_vjp_tangent";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return results;
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    throw noForwardMode();
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Boolean> batched = in.stream().map(Batched::isBatched).toList();
    List<Boolean> given = Mask.join(batched.subList(0, residuals), Mask.all(results.size()));
    CustomVjpCall.Backward mapped = (kept, cts) ->
        CustomVjpCall.backward(size, backward, BatchBody.tagged(Mask.join(kept, cts), given), residuals, batched.subList(residuals, in.size()));
    List<ShapedArray> stacked = results.stream().map(aval -> aval.withShape(aval.shape().insert(0, size))).toList();
    return BatchBody.tagged(
        Binding.bind(new CustomVjpTangent(mapped, stacked, residuals), BatchBody.inFront(size, in, batched)), Mask.all(results.size()));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    List<Tensor> kept = in.subList(0, residuals).stream().map(Operand::value).toList();
    List<Tensor> found = backward.apply(kept, cts.stream().map(Lax::instantiate).toList());
    List<Tangent> out = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) {
      Operand operand = in.get(i);
      if (i < residuals || !operand.isLinear()) {
        out.add(new Tangent.Zero(operand.aval()));
        continue;
      }
      Tensor ct = found.get(i - residuals);
      if (!ct.aval().equals(operand.aval())) {
        throw new HokkuException(
            "customVjp: the rule gave argument tensor %d a cotangent %s, but the tensor is %s.".formatted(i - residuals, ct.aval(), operand.aval()),
            SourceLines.current(),
            "Return a cotangent of the structure and types of the argument.");
      }
      out.add(Tangent.of(ct));
    }
    return out;
  }

  /// Without the rule, which is code and prints an address.
  @Override
  public String toString() {
    return "CustomVjpTangent[residuals=%d]".formatted(residuals);
  }
}
