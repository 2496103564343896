package dev.hokku.hk;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import org.jspecify.annotations.Nullable;

/// In which types a module stores, computes and answers. Only floating tensors are converted: ids, masks and keys stay what they are.
///
/// @param paramDtype the type in which init makes parameters
/// @param computeDtype the type that arguments, parameters and state have inside the module
/// @param outputDtype the type of what the module returns
///
/// Source: `jmp.Policy`; Micikevicius et al. 2018, <https://arxiv.org/abs/1710.03740>.
///
/// {@snippet :
/// Policy policy = Policy.parse("params=float32,compute=half,output=float32");
/// assert policy.computeDtype() == DType.F16;
/// assert policy.castToCompute(Numpy.ones(2)).dtype() == DType.F16;
/// }
public record Policy(DType paramDtype, DType computeDtype, DType outputDtype) {

  /// Refuses types without fractions.
  public Policy {
    requireFloating("params", paramDtype);
    requireFloating("compute", computeDtype);
    requireFloating("output", outputDtype);
  }

  /// The policy that `text` spells: `params=float32,compute=half,output=float32`, shorter `p=f32,c=f16,o=f32`, or one type for all three.
  ///
  /// `params` is `f32` unless said, `compute` follows `params` and `output` follows `compute`. `full` is `f32`, `half` is `f16`. Source: `jmp.get_policy`.
  ///
  /// @throws IllegalArgumentException if a part has another key or names another type
  public static Policy parse(String text) {
    if (!text.contains("=")) {
      DType dtype = dtype(text);
      return new Policy(dtype, dtype, dtype);
    }
    DType params = DType.F32;
    DType compute = null;
    DType output = null;
    for (String part : text.split(",", -1)) {
      String[] sides = part.split("=", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException("'%s' in the policy '%s' is not of the form key=type.".formatted(part, text));
      }
      switch (sides[0]) {
        case "p", "params" -> params = dtype(sides[1]);
        case "c", "compute" -> compute = dtype(sides[1]);
        case "o", "output" -> output = dtype(sides[1]);
        default -> throw new IllegalArgumentException(
            "'%s' in the policy '%s' is none of params, compute and output.".formatted(sides[0], text));
      }
    }
    DType inside = compute == null ? params : compute;
    return new Policy(params, inside, output == null ? inside : output);
  }

  private static DType dtype(String name) {
    return switch (name) {
      case "full", "f32", "float32" -> DType.F32;
      case "half", "f16", "float16" -> DType.F16;
      case "bf16", "bfloat16" -> DType.BF16;
      case "f64", "float64" -> DType.F64;
      default -> throw new IllegalArgumentException(
          "A policy has no type '%s'. Use full, half, float16, bfloat16, float32 or float64.".formatted(name));
    };
  }

  private static void requireFloating(String part, DType dtype) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException("%s=%s is no policy. Use one of f16, bf16, f32 and f64.".formatted(part, dtype));
    }
  }

  /// The same policy with another type of results.
  public Policy withOutputDtype(DType dtype) {
    return new Policy(paramDtype, computeDtype, dtype);
  }

  /// `tree` with its floating tensors in the type of parameters.
  public <T extends @Nullable Object> T castToParam(T tree) {
    return cast(tree, paramDtype);
  }

  /// `tree` with its floating tensors in the type of the computation.
  public <T extends @Nullable Object> T castToCompute(T tree) {
    return cast(tree, computeDtype);
  }

  /// `tree` with its floating tensors in the type of results.
  public <T extends @Nullable Object> T castToOutput(T tree) {
    return cast(tree, outputDtype);
  }

  private static <T extends @Nullable Object> T cast(T tree, DType dtype) {
    // What is in the type already stays the same object: a list that a module returns keeps its identity.
    boolean differs = Tree.leaves(tree).stream().anyMatch(leaf -> leaf.dtype().isFloating() && leaf.dtype() != dtype);
    return differs ? Tree.map(leaf -> leaf.dtype().isFloating() ? leaf.astype(dtype) : leaf, tree) : tree;
  }

  /// As [#parse] reads it: `p=full,c=bf16,o=full`.
  @Override
  public String toString() {
    return "p=%s,c=%s,o=%s".formatted(name(paramDtype), name(computeDtype), name(outputDtype));
  }

  private static String name(DType dtype) {
    return dtype == DType.F32 ? "full" : dtype.toString();
  }

  /// The cast of one value.
  Tensor toCompute(Tensor value) {
    return value.dtype().isFloating() ? value.astype(computeDtype) : value;
  }
}
