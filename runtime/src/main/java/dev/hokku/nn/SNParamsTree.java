package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Applies [SpectralNorm] to each parameter of a network, each as a submodule named after its path: `mlp___tilde__linear__w` for `w` of `mlp/~/linear`.
///
/// @param eps added to squared norms before the root; by default 1e-4
/// @param nSteps how many iterations each call makes; by default 1
/// @param ignoreRegex parameters whose path `module/name` starts with a match are left as they are; empty for none
/// @param name the module's name; by default `sn_params_tree`
///
/// Source: `hk.SNParamsTree`.
@HkModule
public record SNParamsTree(double eps, int nSteps, String ignoreRegex, @Nullable String name) {

  /// Refuses an expression that is none.
  public SNParamsTree {
    Inputs.requireRegex("ignoreRegex", ignoreRegex);
  }

  /// With Haiku's defaults.
  public SNParamsTree() {
    this(1e-4, 1, "", null);
  }

  /// With some parameters left as they are.
  public SNParamsTree withIgnoreRegex(String regex) {
    return new SNParamsTree(eps, nSteps, regex, name);
  }

  /// With a name of its own.
  public SNParamsTree withName(@Nullable String given) {
    return new SNParamsTree(eps, nSteps, ignoreRegex, given);
  }

  /// @param params of any network
  /// @return the same names
  @Forward
  public Params forward(Params params) {
    return each(this, params, true);
  }

  /// @param params of any network
  /// @param updateStats whether state is kept
  /// @return the same names
  @Forward
  public Params forward(Params params, boolean updateStats) {
    return each(this, params, updateStats);
  }

  private static Params each(SNParamsTree tree, Params params, boolean updateStats) {
    Params.Builder changed = Params.builder();
    for (String module : params.modules()) {
      for (Map.Entry<String, Tensor> param : params.of(module).entrySet()) {
        String path = module + "/" + param.getKey();
        Tensor value = param.getValue();
        if (!ignores(tree, path)) {
          value = new SpectralNorm(tree.eps, tree.nSteps, nameOf(path)).forward(value, updateStats);
        }
        changed.put(module, param.getKey(), value);
      }
    }
    return changed.build();
  }

  static boolean ignores(SNParamsTree tree, String path) {
    return !tree.ignoreRegex.isEmpty() && Pattern.compile(tree.ignoreRegex).matcher(path).lookingAt();
  }

  static String nameOf(String path) {
    return path.replace("/", "__").replace("~", "_tilde");
  }

  @Override
  public String toString() {
    return SNParamsTreeApply.TYPE.describe(this);
  }
}
