package dev.hokku.hk;

/// Options that a module holds together in one record; they are described as if they were the module's own.
public interface Described {

  /// Names the options, with their defaults.
  void describe(Description description);
}
