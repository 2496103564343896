package dev.hokku.hk.summary;

import dev.hokku.graph.Eqn;
import dev.hokku.hk.Apply;
import dev.hokku.hk.Args;
import dev.hokku.hk.Frame;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Interceptor;
import dev.hokku.hk.MethodContext;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import dev.hokku.tree.DataStructures;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The graph of a forward pass as a tree: each module call with the equations that it adds itself and the calls inside it, in the order of execution.
///
/// {@snippet :
/// MLP mlp = new MLP(4, 2);
/// Params params = MLPInit.initFromShapes(Key.of(0), mlp, ShapeDtype.f32(1, 3));
/// ModelInfo model = ModelInfo.makeModelInfo(params, State.empty(), (frame, args) -> MLPApply.forward(mlp, frame, args.get(0)), ShapeDtype.f32(1, 3));
/// ModelInfo first = model.calls().getFirst().calls().getFirst();
/// assert first.name().equals("mlp/~/linear_0") && first.paramCount() == 16;
/// assert first.steps().getFirst().op().name().startsWith("dot");
/// assert model.toDot().contains("cluster_") && model.asHtml().startsWith("<!DOCTYPE html>");
/// }
///
/// @param name the module's path; `~` for the outermost function
/// @param method the method that was called
/// @param paramCount how many elements the parameters of the module and of those below it have
/// @param parts equations and calls
///
/// Source: `hk.experimental.jaxpr_info.make_model_info`, `hk.to_dot`.
public record ModelInfo(String name, String method, long paramCount, List<ModelPart> parts) implements ModelPart {

  /// Copies the list, so that it never changes.
  public ModelInfo {
    parts = List.copyOf(parts);
  }

  /// The equations of this call itself.
  public List<Eqn> steps() {
    return parts.stream().filter(ModelPart.Step.class::isInstance).map(part -> ((ModelPart.Step) part).eqn()).toList();
  }

  /// The calls inside this one.
  public List<ModelInfo> calls() {
    return parts.stream().filter(ModelInfo.class::isInstance).map(ModelInfo.class::cast).toList();
  }

  /// Traces the forward pass; nothing is computed, and of all tensors only shape and type are looked at.
  ///
  /// @param params of the network
  /// @param state of the network, [State#empty] if it has none
  /// @param body what apply runs: a lambda that calls the generated `…Apply` class
  /// @param args the arguments of the forward method
  public static ModelInfo makeModelInfo(Params params, State state, BiFunction<Frame, Args, ?> body, @Nullable Object... args) {
    List<@Nullable Object> given = new ArrayList<>(Args.of(args).values());
    given.add(params);
    given.add(state);
    given.add(Key.of(0));
    Flattened flat = Tree.flatten(given);
    Recording recording = new Recording(params);
    List<Eqn> eqns = MakeGraph.traceWatched(flat.leaves().stream().map(Tensor::aval).toList(), (leaves, recorded) -> {
      Args traced = new Args(Tree.like(given, flat.def(), leaves));
      recording.start(recorded);
      Apply.root()
          .params(traced.get(args.length))
          .state(traced.get(args.length + 1))
          .key(traced.get(args.length + 2))
          .hooks(Hooks.NONE.withInterceptor(recording))
          .run(frame -> body.apply(frame, new Args(traced.values().subList(0, args.length))));
      recording.root.to = recorded.getAsInt();
      return List.of();
    }).graph().eqns();
    return recording.root.finished(eqns);
  }

  /// As a drawing in the DOT language: a cluster per call, a box per equation. Source: `hk.to_dot`, `hk.experimental.abstract_to_dot`.
  public String toDot() {
    return ModelDrawing.draw(this);
  }

  /// As a page with a foldable list per call. Source: `hk.experimental.jaxpr_info.as_html_page`.
  public String asHtml() {
    return ModelPage.write(this);
  }

  /// A call that is being recorded: the equations from `from` to `to`, those of inner calls among them.
  private static final class Open {

    private final String name;
    private final String method;
    private final long paramCount;
    private final int from;
    private final List<Open> inside = new ArrayList<>();
    private int to;

    Open(String name, String method, long paramCount, int from) {
      this.name = name;
      this.method = method;
      this.paramCount = paramCount;
      this.from = from;
    }

    ModelInfo finished(List<Eqn> eqns) {
      List<ModelPart> parts = new ArrayList<>();
      int next = from;
      for (Open call : inside) {
        eqns.subList(next, call.from).forEach(eqn -> parts.add(new ModelPart.Step(eqn)));
        parts.add(call.finished(eqns));
        next = call.to;
      }
      eqns.subList(next, to).forEach(eqn -> parts.add(new ModelPart.Step(eqn)));
      return new ModelInfo(name, method, paramCount, parts);
    }
  }

  /// Notes where each call begins and ends. Calls inside the body of a loop or a branch belong to its equation.
  private static final class Recording implements Interceptor {

    private final Params params;
    private final Open root;
    private final Deque<Open> around = new ArrayDeque<>();
    private IntSupplier recorded = () -> -1;

    Recording(Params params) {
      this.params = params;
      this.root = new Open("~", "", DataStructures.treeSize(params), 0);
      around.push(root);
    }

    void start(IntSupplier count) {
      recorded = count;
    }

    @Override
    public @Nullable Object intercept(Next next, Args args, MethodContext context) {
      String name = context.moduleName();
      int from = recorded.getAsInt();
      if (name == null || from < 0) {
        return next.call(args);
      }
      Params below = DataStructures.filter(entry -> (entry.module() + "/").startsWith(name + "/"), params);
      Open call = new Open(name, context.method(), below.count(), from);
      around.getFirst().inside.add(call);
      around.push(call);
      try {
        return next.call(args);
      } finally {
        call.to = recorded.getAsInt();
        around.pop();
      }
    }
  }
}
