package dev.hokku.hk.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of a module's method.
///
/// @param moduleDetails the module and the method
/// @param argsSpec the arguments, with [dev.hokku.lax.ShapeDtype] in place of tensors
/// @param outputSpec the result, the same way; null if the method returns nothing
/// @param callStack this call and those around it, from the innermost to the outermost
///
/// Source: `hk.experimental.MethodInvocation`.
public record MethodInvocation(
    ModuleDetails moduleDetails, List<@Nullable Object> argsSpec, @Nullable Object outputSpec, List<ModuleDetails> callStack) {

  /// Copies the lists, so that an invocation never changes.
  public MethodInvocation {
    argsSpec = Collections.unmodifiableList(new ArrayList<>(argsSpec));
    callStack = List.copyOf(callStack);
  }
}
