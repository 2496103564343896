package dev.hokku.hk;

import dev.hokku.random.Key;

/// Where an [Initializer] draws random keys from.
@FunctionalInterface
public interface KeySource {

  /// A key that was not handed out before.
  Key nextRngKey();
}
