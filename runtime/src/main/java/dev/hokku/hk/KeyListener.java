package dev.hokku.hk;

import dev.hokku.random.Key;

/// Told of each random key that a call hands out: for debugging, and to compare with another implementation.
@FunctionalInterface
public interface KeyListener {

  /// A key was handed out.
  ///
  /// @param module the path of the module that drew it, `~` outside all modules
  /// @param key its words may be unknown inside a transform
  void drawn(String module, Key key);

  /// A key was handed out by itself, not as one of several.
  default void drawnAlone(String module, Key key) {
    drawn(module, key);
  }
}
