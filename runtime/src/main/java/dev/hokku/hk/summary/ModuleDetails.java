package dev.hokku.hk.summary;

import dev.hokku.hk.Description;
import dev.hokku.lax.ShapeDtype;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A module and the method that was called on it.
///
/// @param module the module
/// @param moduleName its path
/// @param methodName the method's name in the source
/// @param primary whether it is the module's primary forward method
/// @param options what the module was told, without what is at its default
/// @param params its parameters and those of the modules below it, `module/name` to shape and type
/// @param state the same of its state
///
/// Source: `hk.experimental.ModuleDetails`.
public record ModuleDetails(
    Object module,
    String moduleName,
    String methodName,
    boolean primary,
    List<Description.Option> options,
    Map<String, ShapeDtype> params,
    Map<String, ShapeDtype> state) {

  /// Copies list and maps, so that details never change.
  public ModuleDetails {
    options = List.copyOf(options);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
  }

  /// The name of the module's class.
  public String className() {
    return module.getClass().getSimpleName();
  }

  /// The module as the call that makes it: `Linear(outputSize=3)`.
  public String config() {
    return options.stream().map(Description.Option::toString).collect(Collectors.joining(", ", className() + "(", ")"));
  }

  /// The parameters that are directly in this module, by name.
  public Map<String, ShapeDtype> ownedParams() {
    Map<String, ShapeDtype> owned = new LinkedHashMap<>();
    params.forEach((path, value) -> {
      int slash = path.lastIndexOf('/');
      if (path.substring(0, slash).equals(moduleName)) {
        owned.put(path.substring(slash + 1), value);
      }
    });
    return owned;
  }

  /// `mlp/~/linear_0 (Linear)`, with the method behind the class if it is not the primary one.
  @Override
  public String toString() {
    return "%s (%s%s)".formatted(moduleName, className(), primary ? "" : "." + methodName);
  }

  /// What is in `all` of the module at `moduleName` and of modules below it.
  static Map<String, ShapeDtype> below(String moduleName, Map<String, ShapeDtype> all) {
    Map<String, ShapeDtype> below = new LinkedHashMap<>();
    List<String> paths = all.keySet().stream().filter(path -> path.startsWith(moduleName + "/")).sorted().toList();
    paths.forEach(path -> below.put(path, all.get(path)));
    return below;
  }
}
