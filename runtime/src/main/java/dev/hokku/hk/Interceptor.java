package dev.hokku.hk;

import org.jspecify.annotations.Nullable;

/// Stands around each method call of each module: may change arguments and result, or not call at all.
///
/// Interceptors stack: the outermost is called first and may pass on to `next`, or short-circuit to `context.original()`. They see a module being made, too, as
/// method `__init__`, the outer module before the ones inside it.
///
/// Source: `hk.intercept_methods`.
@FunctionalInterface
public interface Interceptor {

  /// The result that the caller sees.
  @Nullable Object intercept(Next next, Args args, MethodContext context);

  /// The next inner interceptor, at last the method itself.
  @FunctionalInterface
  interface Next {
    @Nullable Object call(Args args);
  }
}
