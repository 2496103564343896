package dev.hokku.hk;

import org.jspecify.annotations.Nullable;

/// The root of the generated `…Dispatch` interfaces, through which a module is called when only its interface is known.
public interface Dispatched {

  /// The type of this module; null for a lambda, which has no parameters of its own and so needs no name.
  @Nullable ModuleType<?> moduleType();
}
