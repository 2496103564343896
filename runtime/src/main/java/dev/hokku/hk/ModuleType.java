package dev.hokku.hk;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a frame must know of a module class, without reflection. Each generated `…Apply` class holds one, as `TYPE`.
///
/// @param name the class name in snake case, as in `conv2_d`; empty for a class that is no scope
/// @param givenName the name that a module was given, or null
/// @param submodules lists a module's submodules in the order in which they were made
/// @param options lists what a module's constructor was told
public record ModuleType<M>(
    String name,
    Function<M, @Nullable String> givenName,
    BiConsumer<M, Submodules> submodules,
    BiConsumer<M, Description> options) {

  /// The type of modules of class `M` that cannot be given a name, have no submodules and tell no options.
  ///
  /// @param name the class name in snake case; empty for a class that is no scope
  public static <M> ModuleType<M> of(String name) {
    return new ModuleType<>(name, module -> null, (module, submodules) -> {}, (module, description) -> {});
  }

  /// With the name that a module was given, or null.
  public ModuleType<M> withGivenName(Function<M, @Nullable String> given) {
    return new ModuleType<>(name, given, submodules, options);
  }

  /// With submodules, listed in the order in which they were made.
  public ModuleType<M> withSubmodules(BiConsumer<M, Submodules> list) {
    return new ModuleType<>(name, givenName, list, options);
  }

  /// With the options that a module's constructor was told.
  public ModuleType<M> withOptions(BiConsumer<M, Description> list) {
    return new ModuleType<>(name, givenName, submodules, list);
  }

  /// Whether its modules are no scopes: what they make is named where they are.
  boolean transparent() {
    return name.isEmpty();
  }

  /// The name that `module` asks for: the one it was given, or that of its class.
  String wantedName(M module) {
    String given = givenName.apply(module);
    return given != null ? given : name;
  }

  /// The options of `module` that differ from their defaults.
  public List<Description.Option> optionsOf(M module) {
    Description description = new Description();
    options.accept(module, description);
    return description.options();
  }

  /// `module` as the call that makes it: `Linear(outputSize=3, name='head')`. A class that wants to print so says
  /// `return LinearApply.TYPE.describe(this);` in its `toString`. Source: `Module.__repr__`.
  ///
  /// {@snippet :
  /// ModuleType<Linear> type = LinearApply.TYPE;
  /// assert type.describe(new Linear(3).withName("head")).equals("Linear(outputSize=3, name='head')");
  /// }
  public String describe(M module) {
    return optionsOf(module).stream().map(Description.Option::toString)
        .collect(Collectors.joining(", ", module.getClass().getSimpleName() + "(", ")"));
  }
}
