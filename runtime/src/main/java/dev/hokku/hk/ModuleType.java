package dev.hokku.hk;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a frame must know of a module class, without reflection. Each generated `…Apply` class holds one, as `TYPE`.
///
/// @param name the class name in snake case, as in `conv2_d`
/// @param givenName the name that a module was given, or null
/// @param submodules lists a module's submodules in the order in which they were made
public record ModuleType<M>(String name, Function<M, @Nullable String> givenName, BiConsumer<M, Submodules> submodules) {

  /// The type of modules of class `M`.
  public static <M> ModuleType<M> of(String name, Function<M, @Nullable String> givenName, BiConsumer<M, Submodules> submodules) {
    return new ModuleType<>(name, givenName, submodules);
  }

  /// The name that `module` asks for: the one it was given, or that of its class.
  String wantedName(M module) {
    String given = givenName.apply(module);
    return given != null ? given : name;
  }
}
