package dev.hokku.hk.summary;

import dev.hokku.hk.Args;
import dev.hokku.hk.Description;
import dev.hokku.hk.Frame;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Init;
import dev.hokku.hk.Interceptor;
import dev.hokku.hk.MethodContext;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.TensorDict;
import dev.hokku.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Records which methods of which modules a network calls, with shapes. The forward pass is traced and nothing is computed.
///
/// {@snippet :
/// MLP mlp = new MLP(300, 100, 10);
/// List<MethodInvocation> calls = EvalSummary.evalSummary(
///     (frame, args) -> MLPApply.forward(mlp, frame, args.get(0)), ShapeDtype.f32(8, 784));
/// assert calls.size() == 4;
/// ModuleDetails linear = calls.get(1).moduleDetails();
/// assert linear.moduleName().equals("mlp/~/linear_0") && linear.params().size() == 2;
/// assert calls.get(1).outputSpec().equals(ShapeDtype.f32(8, 300));
/// }
///
/// Source: `hk.experimental.eval_summary`.
public final class EvalSummary {

  private EvalSummary() {}

  /// The calls in the order in which they begin.
  ///
  /// @param body what init runs: a lambda that calls the generated `…Init` class
  /// @param args the arguments of the forward method; of tensors only shape and type are looked at
  public static List<MethodInvocation> evalSummary(BiFunction<Frame, Args, ?> body, @Nullable Object... args) {
    List<@Nullable Object> given = Args.of(args).values();
    Recording recording = new Recording();
    Flattened flat = Tree.flatten(given);
    Map<String, ShapeDtype> params = new LinkedHashMap<>();
    Map<String, ShapeDtype> state = new LinkedHashMap<>();
    MakeGraph.trace(flat.leaves().stream().map(Tensor::aval).toList(), leaves -> {
      Frame frame = Init.root(Key.of(0), Hooks.NONE.withInterceptor(recording));
      body.apply(frame, new Args(Tree.like(given, flat.def(), leaves)));
      collect(frame.getParams(), params);
      collect(frame.getInitialState(), state);
      return List.of();
    });
    return recording.calls.stream().map(call -> call.finished(params, state)).toList();
  }

  private static void collect(TensorDict<?> structure, Map<String, ShapeDtype> shapes) {
    structure.entries().forEach(entry -> shapes.put(entry.module() + "/" + entry.name(), ShapeDtype.of(entry.tensor().aval())));
  }

  private static <T extends @Nullable Object> T spec(T tree) {
    return Tree.map(leaf -> ShapeDtype.of(leaf.aval()), tree);
  }

  /// A call whose module may still get parameters.
  private static final class Call {

    private final MethodContext context;
    private final List<Description.Option> options;
    private final List<@Nullable Object> args;
    private final List<Call> stack;
    private @Nullable Object output;

    Call(MethodContext context, Args args, Deque<Call> around) {
      this.context = context;
      this.options = context.options();
      this.args = spec(args.values());
      this.stack = new ArrayList<>(around);
      this.stack.addFirst(this);
    }

    MethodInvocation finished(Map<String, ShapeDtype> params, Map<String, ShapeDtype> state) {
      return new MethodInvocation(
          details(params, state), args, output, stack.stream().map(call -> call.details(params, state)).toList());
    }

    private ModuleDetails details(Map<String, ShapeDtype> params, Map<String, ShapeDtype> state) {
      String name = String.valueOf(context.moduleName());
      return new ModuleDetails(
          context.module(), name, context.method(), context.primary(), options,
          ModuleDetails.below(name, params), ModuleDetails.below(name, state));
    }
  }

  /// Writes down each call, those inside it behind it.
  private static final class Recording implements Interceptor {

    private final List<Call> calls = new ArrayList<>();
    private final Deque<Call> around = new ArrayDeque<>();

    @Override
    public @Nullable Object intercept(Next next, Args args, MethodContext context) {
      if (context.method().equals(MethodContext.INIT)) {
        return next.call(args);
      }
      Call call = new Call(context, args, around);
      calls.add(call);
      around.push(call);
      try {
        Object output = next.call(args);
        call.output = spec(output);
        return output;
      } finally {
        around.pop();
      }
    }
  }
}
