package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.hk.Init;
import org.junit.jupiter.api.Test;

/// Functions with parameters of their own inside forward methods: lifted, stacked, wrapped as modules.
class InnerFunctionsTest {

  @Test
  void functionsBecomeModulesAndModulesCanWait() throws Exception {
    assertEquals("""
        linear w [4,2]
        linear b [2]
        scaled scale []
        scaled/linear w [2,3]
        scaled/linear b [3]
        late w [3,3]
        late b [3]
        """, Program.run(Program.SHOW, """
        public final class Net {
          @Forward
          public static Tensor net(Tensor x) {
            int[] seen = {0};
            Deferred<Linear> late = new Deferred<>(() -> new Linear(seen[0]).withName("late"));
            Tensor y = new Linear(2).forward(x);
            ToModule scaled = new ToModule("scaled", t -> {
              Tensor scale = getParameter("scale", Shape.SCALAR, constant(2));
              return new Linear(3).forward(t.mul(scale));
            });
            y = scaled.forward(y);
            seen[0] = y.dim(-1);
            return late.target().forward(y);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.init(Key.of(0), ones(1, 4)).params());
          }
        }
        """));
  }

  @Test
  void aLiftedStateThatNobodyUpdatesIsAnError() throws Exception {
    String message = Program.run("""
        public final class Net {
          @Forward
          public static Tensor net(Tensor x, boolean updating) {
            Transformed<Tensor, Tensor> inner = transform((Tensor t) -> new BatchNorm(true, true, 0.9).forward(t, true));
            LiftedState lifted = liftWithState("inner", () -> inner.initWithState(nextRngKey(), x));
            Applied<Tensor> result = inner.apply(lifted.params(), lifted.state(), x);
            if (updating) {
              lifted.update(result.state());
            }
            return result.output();
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Initialised first = NetInit.init(Key.of(0), ones(4, 3), true);
            NetApply.apply(first.params(), first.state(), ones(4, 3), true);
            try {
              NetApply.apply(first.params(), first.state(), ones(4, 3), false);
              return "no error";
            } catch (dev.hokku.core.HokkuException e) {
              return e.getMessage();
            }
          }
        }
        """);

    assertTrue(message.contains("is never updated"), message);
    assertTrue(message.contains("ignoreUpdate"), message);
  }

  /// The layer stands once in the graph, for three layers and for thirty.
  @Test
  void aStackIsCompiledOnceHoweverManyLayersItHas() throws Exception {
    assertEquals("1 1", Program.run("""
        public final class Net {
          @Forward
          public static Tensor net(Tensor x, int layers) {
            return layerStack(LayerStackOptions.of(layers), (Tensor t) -> new Linear(3).forward(t).tanh(), x);
          }
        }
        """, """
        public final class Main {
          static int layersInGraph(int layers) {
            Params params = NetInit.init(Key.of(0), ones(2, 3), layers);
            String graph = dev.hokku.transform.MakeGraph.trace(
                List.of(ones(2, 3).aval()), in -> List.of(NetApply.apply(params, in.getFirst(), layers))).graph().toString();
            return graph.split("tanh", -1).length - 1;
          }

          public static String run() {
            return layersInGraph(3) + " " + layersInGraph(30);
          }
        }
        """));
  }

  /// The values are those of `hk.lift(…, allow_reuse=True)` under the same keys: in a loop the first step's, in a sequence the last.
  @Test
  void aLiftMayMakeAnewWhatIsThere() throws Exception {
    assertEquals("""
        outer w []
        outer/lifted/~ w [2]
        [-1.0413289070129395, 0.5293633341789246]
        [-0.2547756731510162, -1.5417703390121460]
        """, Program.run(Program.SHOW, """
        @HkModule
        public record Outer() {
          @Forward
          public Tensor forward(Tensor x) {
            Tensor y = x.add(getParameter("w", Shape.SCALAR, constant(0)));
            Transformed<Tensor, Tensor> inner = transform((Tensor t) -> scaled(t));
            return inner.apply(lift("lifted", true, () -> inner.init(nextRngKey(), y)), y);
          }

          static Tensor scaled(Tensor t) {
            return t.mul(getParameter("w", t.shape(), dev.hokku.nn.init.Initializers.randomNormal()));
          }
        }
        """, """
        public final class Nets {
          @Forward
          public static Tensor inALoop(Tensor xs) {
            Outer outer = new Outer();
            return dev.hokku.control.Control.map((Tensor x) -> outer.forward(x), xs);
          }

          @Forward
          public static Tensor inASequence(Tensor x) {
            Transformed<Tensor, Tensor> inner = transform((Tensor t) -> Outer.scaled(t));
            Tensor y = inner.apply(transparentLift(true, () -> inner.init(nextRngKey(), x)), x);
            return inner.apply(transparentLift(true, () -> inner.init(nextRngKey(), y)), y);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Params looped = NetsInit.inALoop(Key.of(42), ones(4, 2));
            Params last = NetsInit.inASequence(Key.of(42), ones(2));
            return Show.paths(looped) + digits(looped.get("outer/lifted/~", "w")) + digits(last.get("~", "w"));
          }

          static String digits(Tensor t) {
            float[] v = t.toFloatArray();
            return "[%.16f, %.16f]\\n".formatted(v[0], v[1]);
          }
        }
        """));
  }

  @Test
  void whatIsLiftedTwiceIsRefusedUnlessReuseIsAllowed() throws Exception {
    String message = Program.run("""
        public final class Net {
          @Forward
          public static Tensor net(Tensor x) {
            Transformed<Tensor, Tensor> inner = transform((Tensor t) -> new Linear(2).forward(t));
            Tensor y = inner.apply(transparentLift(() -> inner.init(nextRngKey(), x)), x);
            return inner.apply(transparentLift(() -> inner.init(nextRngKey(), y)), y);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            try {
              NetInit.init(Key.of(0), ones(1, 2));
              return "no error";
            } catch (dev.hokku.core.HokkuException e) {
              return e.getMessage();
            }
          }
        }
        """);

    assertTrue(message.contains("The lifted parameters of [linear] exist already."), message);
    assertTrue(message.contains("allow reuse"), message);
  }

  /// The prefix, and what is lifted below it, is the path among the parameters of the outermost call.
  @Test
  void aCreatorKnowsWhereItsParameterIsLiftedTo() throws Exception {
    assertEquals("""
        outer/inner/ linear/w
        outer/inner/ linear/b
        outer/ linear/w
        outer/ linear/b
        outer/inner_1/deep/ linear/w
        outer/inner_1/deep/ linear/b
        null outer/own/w
        null outer/own/b
        """, Program.run("""
        @HkModule
        public record Outer() {
          @Forward
          public Tensor forward(Tensor x) {
            Transformed<Tensor, Tensor> layer = transform((Tensor t) -> new Linear(2).forward(t));
            Transformed<Tensor, Tensor> nested = transform((Tensor t) -> {
              Transformed<Tensor, Tensor> deep = transform((Tensor u) -> new Linear(2).forward(u));
              return deep.apply(lift("deep", () -> deep.init(nextRngKey(), t)), t);
            });
            Tensor y = layer.apply(lift("inner", () -> layer.init(nextRngKey(), x)), x);
            Tensor z = layer.apply(transparentLift(() -> layer.init(nextRngKey(), y)), y);
            Tensor u = nested.apply(lift("inner", () -> nested.init(nextRngKey(), z)), z);
            return new Linear(2).withName("own").forward(u);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            StringBuilder out = new StringBuilder();
            Creator told = (next, shape, dtype, initializer, context) -> {
              out.append(context.liftedPrefixName()).append(' ').append(context.fullName()).append('\\n');
              return next.create(shape, dtype, initializer);
            };
            Init.of(Key.of(0), Hooks.NONE.withParamCreator(told), Args.of(ones(1, 2)),
                (frame, args) -> OuterApply.forward(new Outer(), frame, args.get(0)));
            return out.toString();
          }
        }
        """));
  }

  /// As in Haiku, where `running_init` is false in a transformed function that init applies.
  @Test
  void aFunctionThatInitAppliesOnlyReads() throws Exception {
    assertEquals("making at init, reading at init, reading at apply, ", Program.run("""
        @HkModule
        public record Net(Consumer<String> told) {
          @Forward
          public Tensor forward(Tensor x) {
            Transformed<Tensor, Tensor> inner = transform((Tensor t) -> {
              told.accept((runningInit() ? "making" : "reading") + " at ");
              return new Linear(2).forward(t);
            });
            Params params = lift("inner", () -> inner.init(nextRngKey(), x));
            return inner.apply(params, x);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            List<String> told = new ArrayList<>();
            Params params = NetInit.init(Key.of(0), new Net(told::add), ones(1, 2));
            told.replaceAll(each -> each.endsWith(" at ") ? each + "init, " : each);
            NetApply.apply(params, new Net(told::add), ones(1, 2));
            told.replaceAll(each -> each.endsWith(" at ") ? each + "apply, " : each);
            return String.join("", told);
          }
        }
        """));
  }
}
