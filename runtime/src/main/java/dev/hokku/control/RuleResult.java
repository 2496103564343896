package dev.hokku.control;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.graph.Graph;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.TreeFunction;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.List;

/// What a rule of the user's gives, compared with what its function gives.
final class RuleResult {

  private RuleResult() {}

  /// The tensors of a result or of its tangent.
  ///
  /// @param what `result`, or `tangent`, which results that are not floating do not have
  /// @param f the function
  /// @param body its graph
  static List<Tensor> leaves(String transform, String what, TreeFunction<?, ?> f, Graph body, Object tree) {
    Flattened flat = Tree.flatten(tree);
    Tree.requireSame("%s: the result of the function and the %s of its rule".formatted(transform, what), f.outDef(), flat.def());
    for (int i = 0; i < flat.leaves().size(); i++) {
      ShapedArray given = flat.leaves().get(i).aval();
      ShapedArray expected = body.outvars().get(i).aval();
      boolean hasNone = what.equals("tangent") && !expected.dtype().isFloating();
      if (!hasNone && !given.equals(expected)) {
        String path = Tree.paths(flat.def()).get(i);
        throw new HokkuException(
            "%s: the %s of the rule%s is %s, but the function gives %s."
                .formatted(transform, what, path.isEmpty() ? "" : " at '" + path + "'", given, expected),
            SourceLines.current(),
            "Return values of the structure and types of the function's result.");
      }
    }
    return flat.leaves();
  }
}
