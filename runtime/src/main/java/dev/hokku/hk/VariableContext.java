package dev.hokku.hk;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// The parameter or state that a hook is asked about.
///
/// @param moduleName path of the module that it belongs to, `~` for none
/// @param name its name in the module
/// @param module the module, or null outside all
/// @param shape what was asked for, before any hook changed it; null if none was named
/// @param dtype what was asked for, before any hook changed it
/// @param initializer what was asked for; null where none was named
/// @param liftedPrefixName while a function is initialised in [Hk#lift], what its paths begin with in the parameters of the outermost call, as in
///     `net/members/`; null anywhere else, at apply too
///
/// {@snippet :
/// Getter shifted = (Getter.Next next, Tensor value, VariableContext context) ->
///     next.get(context.fullName().equals("linear/b") ? value.add(1) : value);
/// Linear linear = new Linear(2);
/// Params params = LinearInit.initFromShapes(Key.of(0), linear, ShapeDtype.f32(1, 3));
/// Tensor y = Apply.root().params(params).hooks(Hooks.NONE.withParamGetter(shifted))
///     .call(frame -> LinearApply.forward(linear, frame, Numpy.zeros(1, 3)));
/// assert y.sum().item() == 2;
/// }
/// Source: `haiku.GetterContext`, `haiku.SetterContext`.
public record VariableContext(
    String moduleName,
    String name,
    @Nullable Object module,
    @Nullable Shape shape,
    @Nullable DType dtype,
    @Nullable Initializer initializer,
    @Nullable String liftedPrefixName) {

  /// Module and name: `mlp/~/linear/w`.
  public String fullName() {
    return moduleName + "/" + name;
  }
}
