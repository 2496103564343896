package dev.hokku.hk;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The method call that an [Interceptor] stands around.
///
/// @param module the module
/// @param moduleName its path; null while it is being made (`__init__`)
/// @param method the name in the source, as in `forward`; `__init__` when the module is made
/// @param primary whether it is the module's primary forward method, Haiku's `__call__`
/// @param original the method without any interceptor
/// @param told what the module was told when it was made; see [#options]
///
/// {@snippet :
/// List<String> calls = new ArrayList<>();
/// Interceptor log = (Interceptor.Next next, Args args, MethodContext context) -> {
///   calls.add(context.method());
///   return next.call(args);
/// };
/// MLP mlp = new MLP(4, 2);
/// Params params = MLPInit.initFromShapes(Key.of(0), mlp, ShapeDtype.f32(1, 3));
/// Apply.root().params(params).hooks(Hooks.NONE.withInterceptor(log)).call(frame -> MLPApply.forward(mlp, frame, Numpy.ones(1, 3)));
/// assert Collections.frequency(calls, "forward") == 3;
/// }
/// Source: `hk.MethodContext`.
public record MethodContext(
    Object module,
    @Nullable String moduleName,
    String method,
    boolean primary,
    Function<Args, @Nullable Object> original,
    Supplier<List<Description.Option>> told) {

  /// What [#method] is when a module is made.
  public static final String INIT = "__init__";

  /// What the module was told when it was made, without what is at its default.
  public List<Description.Option> options() {
    return told.get();
  }
}
