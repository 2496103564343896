package dev.hokku.io.interop;

import java.util.Optional;

/// How a framework spells the path of a tensor.
public enum Dialect {
  /// The keys of a `state_dict`: `layer1.0.conv1.weight`. Where a module's path has a `*`, a parameter's name takes its place: `rnn.*_l0` has `rnn.weight_ih_l0`.
  PYTORCH {
    @Override
    String param(String module, String name) {
      return module.contains("*") ? module.replace("*", name) : module + "." + name;
    }

    @Override
    String mean(String module) {
      return module + ".running_mean";
    }

    @Override
    String variance(String module) {
      return module + ".running_var";
    }

    @Override
    Optional<String> batches(String module) {
      return Optional.of(module + ".num_batches_tracked");
    }
  },

  /// The leaves of Flax's variables, flattened: `params/Dense_0/kernel`, `batch_stats/BatchNorm_0/mean`. [Nested] gives them their nested form.
  FLAX {
    @Override
    String param(String module, String name) {
      return "params/" + module + "/" + name;
    }

    @Override
    String mean(String module) {
      return "batch_stats/" + module + "/mean";
    }

    @Override
    String variance(String module) {
      return "batch_stats/" + module + "/var";
    }

    @Override
    Optional<String> batches(String module) {
      return Optional.empty();
    }
  };

  /// Where a parameter is.
  abstract String param(String module, String name);

  /// Where the moving average of the means is.
  abstract String mean(String module);

  /// Where the moving average of the variances is.
  abstract String variance(String module);

  /// Where the number of averaged batches is, if it is kept.
  abstract Optional<String> batches(String module);
}
