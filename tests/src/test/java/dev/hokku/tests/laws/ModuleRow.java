package dev.hokku.tests.laws;

import dev.hokku.hk.Applied;
import dev.hokku.hk.Apply;
import dev.hokku.hk.Args;
import dev.hokku.hk.Frame;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.nn.Layer;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A module in one configuration, a call of it, and the laws that it cannot obey.
///
/// @param name the module's class and what is special
/// @param module the module
/// @param in what it is called on
/// @param batchAxes for each input the axis of independent examples, or -1 if all examples share it
/// @param outAxis the axis of examples in each output
/// @param body the call
/// @param excused laws that it cannot obey, each with the reason
record ModuleRow(
    String name,
    Object module,
    List<Tensor> in,
    List<Integer> batchAxes,
    int outAxis,
    Body body,
    Map<ModuleLaw, String> excused) {

  /// The key that parameters are drawn from, and the one of each call.
  private static final Key INIT = Key.of(42);

  private static final Key APPLY = Key.of(7);

  /// A lowered call.
  @FunctionalInterface
  interface Body {
    Object run(Frame frame, List<Tensor> in);
  }

  /// A lowered call of a module of type `M`.
  @FunctionalInterface
  interface ModuleBody<M> {
    Object run(Frame frame, M module, List<Tensor> in);
  }

  /// A module from one tensor to one tensor, with examples along axis 0.
  static ModuleRow of(String name, Layer layer, Tensor x) {
    return of(name, layer, ModuleCallsApply::layer, x);
  }

  /// A module with examples along axis 0 of inputs and outputs.
  static <M> ModuleRow of(String name, M module, ModuleBody<M> body, Tensor... in) {
    List<Integer> zeros = List.of(in).stream().map(ignored -> 0).toList();
    return new ModuleRow(
        name, module, List.of(in), zeros, 0, (frame, x) -> body.run(frame, module, x), Map.of());
  }

  /// With examples along other axes.
  ModuleRow batchedAlong(int out, Integer... inputs) {
    return new ModuleRow(name, module, in, List.of(inputs), out, body, excused);
  }

  /// Without a law that it cannot obey.
  ModuleRow excusedFrom(ModuleLaw law, String reason) {
    Map<ModuleLaw, String> more = new EnumMap<>(ModuleLaw.class);
    more.putAll(excused);
    more.put(law, reason);
    return new ModuleRow(name, module, in, batchAxes, outAxis, body, more);
  }

  /// The same call on inputs of another floating type; integers stay.
  List<Tensor> in(DType dtype) {
    return in.stream().map(x -> x.dtype().isFloating() ? x.astype(dtype) : x).toList();
  }

  /// What init makes for these inputs.
  Initialised init(List<Tensor> inputs) {
    return Init.of(INIT, Args.of(inputs), (frame, args) -> body.run(frame, args.get(0)));
  }

  /// What init makes for inputs of these shapes.
  Initialised initFromShapes(List<Tensor> inputs) {
    return Init.fromShapes(INIT, Args.of(inputs), (frame, args) -> body.run(frame, args.get(0)));
  }

  /// The outputs and the state after them.
  Applied<Object> apply(Params params, State state, List<Tensor> inputs) {
    return apply(params, state, inputs, Hooks.NONE);
  }

  /// The same under hooks.
  Applied<Object> apply(Params params, State state, List<Tensor> inputs, Hooks hooks) {
    return Apply.root().params(params).state(state).key(APPLY).hooks(hooks).applied(frame -> body.run(frame, inputs));
  }

  @Override
  public String toString() {
    return name;
  }
}
