package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Follows each parameter of a network with an [ExponentialMovingAverage], each as a submodule named after its path: `mlp___tilde___linear__w` for `w` of `mlp/~/linear`.
///
/// @param decay weight of the old average, in `[0, 1]`
/// @param zeroDebias whether averages are freed of their start at zero
/// @param warmupLength for how many values the average is the value itself; needs `zeroDebias` to be false
/// @param ignoreRegex parameters whose path `module/name` starts with a match are left as they are; empty for none
/// @param name the module's name; by default `ema_params_tree`
///
/// Source: `hk.EMAParamsTree`.
@HkModule
public record EMAParamsTree(double decay, boolean zeroDebias, int warmupLength, String ignoreRegex, @Nullable String name) {

  /// Refuses an expression that is none, and a weight outside `[0, 1]`.
  public EMAParamsTree {
    Inputs.requireRegex("ignoreRegex", ignoreRegex);
    Inputs.requireShare("decay", decay);
  }

  /// Debiased, without warm-up.
  public EMAParamsTree(double decay) {
    this(decay, true, 0, "", null);
  }

  /// With some parameters left as they are.
  public EMAParamsTree withIgnoreRegex(String regex) {
    return new EMAParamsTree(decay, zeroDebias, warmupLength, regex, name);
  }

  /// With a name of its own.
  public EMAParamsTree withName(@Nullable String given) {
    return new EMAParamsTree(decay, zeroDebias, warmupLength, ignoreRegex, given);
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

  private static Params each(EMAParamsTree tree, Params params, boolean updateStats) {
    Params.Builder changed = Params.builder();
    for (String module : params.modules()) {
      for (Map.Entry<String, Tensor> param : params.of(module).entrySet()) {
        String path = module + "/" + param.getKey();
        Tensor value = param.getValue();
        if (!ignores(tree, path)) {
          value = new ExponentialMovingAverage(tree.decay, tree.zeroDebias, tree.warmupLength, nameOf(path)).forward(value, updateStats);
        }
        changed.put(module, param.getKey(), value);
      }
    }
    return changed.build();
  }

  static boolean ignores(EMAParamsTree tree, String path) {
    return !tree.ignoreRegex.isEmpty() && Pattern.compile(tree.ignoreRegex).matcher(path).lookingAt();
  }

  static String nameOf(String path) {
    return path.replace("/", "__").replace("~", "_tilde_");
  }

  @Override
  public String toString() {
    return EMAParamsTreeApply.TYPE.describe(this);
  }
}
