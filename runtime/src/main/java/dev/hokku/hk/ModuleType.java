package dev.hokku.hk;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a frame must know of a module class, without reflection: how it is named, what it holds, and how its methods are run. Each generated `…Apply` class is
/// one, and holds it as `TYPE`.
///
/// What generated classes override takes its module, an `M`, as an object: javac would write a second method for each otherwise, which costs as much as the first.
public abstract class ModuleType<M> {

  private final String name;

  /// For generated classes.
  ///
  /// @param name the class name in snake case, as in `conv2_d`; empty for a class that is no scope
  protected ModuleType(String name) {
    this.name = name;
  }

  /// The class name in snake case, as in `conv2_d`; empty for a class that is no scope.
  public final String name() {
    return name;
  }

  /// The name that `module` was given, or null.
  public @Nullable String givenName(Object module) {
    return null;
  }

  /// Lists the submodules of `module` in the order in which they were made.
  public void submodules(Object module, Submodules list) {}

  /// Lists what the constructor of `module` was told.
  public void options(Object module, Description list) {}

  /// Runs the lowered body of a method; frames call it, after whoever stands between them and the method.
  ///
  /// @param method its name, one that generated code calls
  /// @throws Exception what the method throws
  public @Nullable Object run(String method, Object module, Frame frame, Args args) throws Exception {
    throw new IllegalArgumentException("'%s' has no method '%s'.".formatted(name(), method));
  }

  /// This, for a module that is held as an object: generated code gives each module the type of its class or of a superclass.
  @SuppressWarnings("unchecked")
  final ModuleType<Object> untyped() {
    return (ModuleType<Object>) this;
  }

  /// The options of `module` that differ from their defaults.
  public final List<Description.Option> optionsOf(M module) {
    Description description = new Description();
    options(module, description);
    return description.options();
  }

  /// `module` as the call that makes it: `Linear(outputSize=3, name='head')`. A class that wants to print so says
  /// `return LinearApply.TYPE.describe(this);` in its `toString`. Source: `Module.__repr__`.
  ///
  /// {@snippet :
  /// ModuleType<Linear> type = LinearApply.TYPE;
  /// assert type.describe(new Linear(3).withName("head")).equals("Linear(outputSize=3, name='head')");
  /// }
  public final String describe(M module) {
    return optionsOf(module).stream().map(Description.Option::toString)
        .collect(Collectors.joining(", ", module.getClass().getSimpleName() + "(", ")"));
  }
}
