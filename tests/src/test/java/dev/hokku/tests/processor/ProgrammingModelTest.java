package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a forward method can do with names, keys, hooks and inner functions, as users would write it.
class ProgrammingModelTest {

  @Test
  void aMethodNamedLikeAnotherSharesItsNames() throws Exception {
    assertEquals("""
        net/enc w [3,2]
        net/enc b [2]
        net/~other/dec w [2,3]
        net/~other/dec b [3]
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Net {
          @NameLike("forward")
          @Forward
          public Tensor encode(Tensor x) {
            return new Linear(2).withName("enc").forward(x);
          }

          @NameLike("other")
          private Tensor decode(Tensor z) {
            return new Linear(3).withName("dec").forward(z);
          }

          @Forward
          public Tensor forward(Tensor x) {
            return decode(encode(x));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Params params = NetInit.init(Key.of(0), new Net(), ones(1, 3));
            NetApply.encode(params, new Net(), ones(1, 3));
            return Show.paths(params);
          }
        }
        """));
  }

  @Test
  void aListThatStartsEmptyIsNamedWhereItIsFilled() throws Exception {
    assertEquals("""
        net/~/linear w [3,5]
        net/~/linear b [5]
        net/~/linear_1 w [5,2]
        net/~/linear_1 b [2]
        net/~/linear_2 w [2,2]
        net/~/linear_2 b [2]
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Net {
          final java.util.List<Linear> layers = new java.util.ArrayList<>();
          final Linear first;

          public Net() {
            this.first = new Linear(5);
            for (int i = 0; i < 2; i++) {
              layers.add(new Linear(2));
            }
          }

          @Forward
          public Tensor forward(Tensor x) {
            Tensor y = first.forward(x);
            for (Linear layer : layers) {
              y = layer.forward(y);
            }
            return y;
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.init(Key.of(0), new Net(), ones(1, 3)));
          }
        }
        """));
  }

  @Test
  void aTransparentMethodRunsInTheScopeOfItsCaller() throws Exception {
    assertEquals("""
        linear w [3,3]
        linear b [3]
        net/linear w [3,3]
        net/linear b [3]
        net w [3]
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Net {
          @Transparent
          @Forward
          public Tensor helper(Tensor x) {
            return new Linear(3).forward(x);
          }

          @Forward
          public Tensor forward(Tensor x) {
            return helper(x).mul(getParameter("w", Shape.of(3), constant(1)));
          }

          @Forward
          public static Tensor both(Tensor x) {
            Net net = new Net();
            Tensor outside = net.helper(x);
            return net.forward(outside);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.both(Key.of(0), ones(1, 3)));
          }
        }
        """));
  }

  /// One init makes the parameters of all functions; each function's signature says what it needs by itself.
  @Test
  void aTransparentClassIsSeveralFunctionsThatShareModules() throws Exception {
    assertEquals("""
        encoder w [4,2]
        encoder b [2]
        decoder w [2,4]
        decoder b [4]
        [3,2] [3,4]
        """, Program.run(Program.SHOW, """
        @Transparent
        @HkModule
        public final class Autoencoder {
          final Linear encoder = new Linear(2).withName("encoder");
          final Linear decoder = new Linear(4).withName("decoder");

          @Forward
          public Tensor forward(Tensor x) {
            return decode(encode(x));
          }

          @Forward
          public Tensor encode(Tensor x) {
            return encoder.forward(x);
          }

          @Forward
          public Tensor decode(Tensor z) {
            return Functions.dropout(nextRngKey(), 0.5, decoder.forward(z));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Autoencoder net = new Autoencoder();
            Params params = AutoencoderInit.init(Key.of(0), net, ones(3, 4));
            Tensor z = AutoencoderApply.encode(params, net, ones(3, 4));
            Tensor y = AutoencoderApply.decode(params, Key.of(1), net, z);
            return Show.paths(params) + z.shape() + " " + y.shape() + "\\n";
          }
        }
        """));
  }

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

  /// Keys that are split off together differ from those that are split off one by one, and are the same as Haiku's.
  @Test
  void reservedKeysAreSplitOffTogether() throws Exception {
    assertEquals("true true true", Program.run("""
        public final class Net {
          @Forward
          public static List<Tensor> reserved() {
            return withRngReserveSize(3, () -> List.of(nextRngKey().data(), nextRngKey().data(), nextRngKey().data()));
          }

          @Forward
          public static List<Tensor> optimized() {
            return optimizeRngUse(() -> List.of(nextRngKey().data(), nextRngKey().data(), nextRngKey().data()));
          }

          @Forward
          public static List<Tensor> plain() {
            return List.of(nextRngKey().data(), nextRngKey().data(), nextRngKey().data());
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Key key = Key.of(7);
            List<Key> split = key.split(4);
            String expected = split.subList(1, 4).stream().map(k -> k.data()).toList().toString();
            return expected.equals(NetApply.reserved(key).toString())
                + " " + expected.equals(NetApply.optimized(key).toString())
                + " " + !expected.equals(NetApply.plain(key).toString());
          }
        }
        """));
  }

  @Test
  void aModuleKnowsItsPathAndSaysSoIfItHasNone() throws Exception {
    assertEquals("linear linear_1 This Linear has no name in this call.", Program.run("""
        public final class Net {
          static final Linear ELSEWHERE = new Linear(1);

          @Forward
          public static String names() {
            Linear first = new Linear(1);
            Linear second = new Linear(1);
            return moduleName(first) + " " + moduleName(second);
          }

          @Forward
          public static String unnamed() {
            return moduleName(ELSEWHERE);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            try {
              return NetApply.unnamed();
            } catch (dev.hokku.core.HokkuException e) {
              return NetApply.names() + " " + e.getMessage().lines().findFirst().orElseThrow();
            }
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

  /// What a creator does not store is no parameter; a getter must stand in for it, at init and at apply.
  @Test
  void aParameterThatIsNotStoredComesFromTheGetter() throws Exception {
    assertEquals("""
        linear b [2]
        [3.0, 3.0]
        """, Program.run(Program.SHOW, """
        public final class Net {
          @Forward
          public static Tensor net(Tensor x) {
            Creator creator = (next, shape, dtype, init, context) ->
                context.name().equals("w") ? Hooks.DO_NOT_STORE : next.create(shape, dtype, init);
            Getter getter = (next, value, context) -> next.get(value == Hooks.DO_NOT_STORE ? ones(3, 2) : value);
            return customCreator(creator, () -> customGetter(getter, () -> new Linear(2).forward(x)));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Params params = NetInit.init(Key.of(0), ones(1, 3));
            return Show.paths(params) + Arrays.toString(NetApply.apply(params, ones(1, 3)).toFloatArray()) + "\\n";
          }
        }
        """));
  }

  /// The loop is written once; what the network needs shows nowhere in it.
  @Test
  void oneTrainingLoopServesNetworksWithAndWithoutStateAndKeys() throws Exception {
    assertEquals("plain true 0, noisy true 0, normalized true 6, both true 6", Program.run("""
        @HkModule
        public record Net(boolean noisy, boolean normalized) {
          @Forward
          public Tensor forward(Tensor x) {
            Tensor y = new Linear(8).forward(x);
            y = noisy ? Functions.dropout(nextRngKey(), 0.05, y) : y;
            y = normalized ? new BatchNorm(true, true, 0.9).forward(y, true) : y;
            return new Linear(1).forward(y.tanh());
          }
        }
        """, """
        public final class Main {
          static String train(Model<Tensor, Tensor> model) {
            Tensor x = array(new float[] {-1, -0.5f, 0.5f, 1}).reshape(4, 1);
            Initialised first = model.init(Key.of(0), x);
            Params params = first.params();
            State state = first.state();
            List<Double> losses = new ArrayList<>();
            for (int step = 0; step < 20; step++) {
              Key key = Key.of(step);
              State before = state;
              var result = dev.hokku.transform.Grad.valueAndGradAux((Params p) -> {
                Applied<Tensor> next = model.apply(p, before, key, x);
                return new dev.hokku.transform.WithAux<>(next.output().sub(x).square().mean(), next.state());
              }).apply(params);
              params = Tree.map2((p, g) -> p.sub(g.mul(0.1)), params, result.grad());
              state = result.aux();
              losses.add(result.value().item());
            }
            return (losses.getLast() < losses.getFirst()) + " " + state.entries().count();
          }

          static Model<Tensor, Tensor> model(boolean noisy, boolean normalized) {
            return Model.of(new Net(noisy, normalized), NetInit::forward, NetApply::forward);
          }

          public static String run() {
            return "plain " + train(model(false, false)) + ", noisy " + train(model(true, false))
                + ", normalized " + train(model(false, true)) + ", both " + train(model(true, true));
          }
        }
        """));
  }

  /// Shapes are enough for a model's init, static functions have models, and entry points can be adapted as they are.
  @Test
  void aModelIsMadeOfBodiesOrOfEntryPoints() throws Exception {
    assertEquals("true true true", Program.run("""
        public final class Net {
          @Forward
          public static Tensor net(Tensor x) {
            return new Linear(3).forward(x);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Model<Tensor, Tensor> function = Model.of(NetInit::net, NetApply::net);
            Linear linear = new Linear(3);
            Model<Tensor, Tensor> module = Model.of(linear, LinearInit::forward, LinearApply::forward);
            Model<Tensor, Tensor> adapted = Model.withEmptyState(
                (key, x) -> LinearInit.init(key, linear, x), (params, x) -> LinearApply.apply(params, linear, x));
            String expected = first(module, ones(1, 2));
            return expected.equals(first(function, ones(1, 2)))
                + " " + expected.equals(first(module, dev.hokku.lax.ShapeDtype.f32(1, 2)))
                + " " + expected.equals(first(adapted, ones(1, 2)));
          }

          static String first(Model<Tensor, Tensor> model, Tensor x) {
            Params params = model.init(Key.of(0), x).params();
            return params.entries().map(e -> e.module() + "/" + e.name() + Arrays.toString(e.tensor().toFloatArray())).toList().toString();
          }
        }
        """));
  }

  @Test
  void anInitIsNotPairedWithTheApplyOfAnotherModule() throws Exception {
    var result = GoldenCompiler.compile(Program.sources("program", """
        public final class Main {
          public static Model<Tensor, Tensor> run() {
            return Model.of(new Linear(3), LinearInit::forward, BiasApply::forward);
          }
        }
        """), List.of());

    assertTrue(result.hasErrors());
    assertFalse(result.messages().contains("HK"), result.messages());
  }

  @Test
  void aNetworkWithStateIsNotTakenForOneWithout() throws Exception {
    var result = GoldenCompiler.compile(Program.sources("program", """
        public final class Main {
          public static Model<Tensor, Tensor> run() {
            BatchNorm norm = new BatchNorm(true, true, 0.9);
            return Model.withEmptyState(
                (Key key, Tensor x) -> BatchNormInit.init(key, norm, x, true), (Params params, Tensor x) -> x);
          }
        }
        """), List.of());

    assertTrue(result.hasErrors());
    assertTrue(result.messages().contains("Initialised cannot be converted to dev.hokku.tree.Params"), result.messages());
    assertFalse(result.messages().contains("HK"), result.messages());
  }

  /// As a module that is given to the constructor itself: it belongs to whoever made it.
  @Test
  void aModuleInABuilderIsOneThatWasGiven() throws Exception {
    assertEquals("""
        linear w [3,5]
        linear b [5]
        net/~/linear w [5,4]
        net/~/linear b [4]
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Net {
          final Linear first;
          final Linear second;

          Net(Builder builder) {
            first = builder.first;
            second = new Linear(builder.size);
          }

          public static final class Builder {
            Linear first = new Linear(1);
            int size;

            public Net build(Linear given, int width) {
              first = given;
              size = width;
              return new Net(this);
            }
          }

          @Forward
          public Tensor forward(Tensor x) {
            return second.forward(first.forward(x));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.init(Key.of(0), new Net.Builder().build(new Linear(5), 4), ones(1, 3)));
          }
        }
        """));
  }

  /// Generated classes of one simple name, in the file that declares one of them and uses the other.
  @Test
  void modulesOfOneSimpleNameLiveInTwoPackages() throws Exception {
    List<javax.tools.JavaFileObject> sources = new java.util.ArrayList<>(Program.sources("inner", """
        @HkModule
        public final class Block {
          @Forward
          public Tensor forward(Tensor x) {
            return new Linear(2).forward(x);
          }
        }
        """, """
        @HkModule
        public final class Other {
          @Forward
          public Tensor forward(Tensor x) {
            return x;
          }
        }
        """));
    sources.addAll(Program.sources("outer", """
        @HkModule
        public final class Block {
          final Other near = new Other();
          final inner.Other far = new inner.Other();

          @Forward
          public Tensor forward(Tensor x) {
            return far.forward(near.forward(new inner.Block().forward(x)));
          }
        }
        """, """
        @HkModule
        public final class Other {
          @Forward
          public Tensor forward(Tensor x) {
            return x;
          }
        }
        """));
    var result = GoldenCompiler.compile(sources, List.of(), "-Xlint:all,-processing", "-Werror");
    assertFalse(result.hasErrors(), result::messages);
  }

  /// As Haiku names it: below `~`, where the field was made, whichever method asks first.
  @Test
  void whatAFieldMakesLaterIsNamedBesideTheOtherFields() throws Exception {
    assertEquals("""
        net/linear w [2,5]
        net/linear b [5]
        net/~/linear w [2,4]
        net/~/linear b [4]
        net/~/linear_1 w [2,3]
        net/~/linear_1 b [3]
        net/linear_1 w [2,6]
        net/linear_1 b [6]
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Net {
          final Deferred<Linear> three = new Deferred<>(() -> new Linear(3));
          final Deferred<Linear> four = new Deferred<>(() -> new Linear(4));

          @Forward
          public Tensor forward(Tensor x) {
            Tensor y = new Linear(5).forward(x).sum();
            Tensor z = y.add(four.target().forward(x).sum()).add(three.target().forward(x).sum());
            return z.add(new Linear(6).forward(x)).add(four.target().forward(x).sum());
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Net net = new Net();
            Params params = NetInit.init(Key.of(0), net, ones(1, 2));
            NetApply.apply(params, net, ones(1, 2));
            return Show.paths(params);
          }
        }
        """));
  }

  /// The holder only calls it; the one who made it gives it its name.
  @Test
  void whatIsMadeLaterBelongsToWhoeverMadeTheDeferred() throws Exception {
    assertEquals("""
        outer/linear w [2,3]
        outer/linear b [3]
        outer/holder/linear w [3,1]
        outer/holder/linear b [1]
        outer/~/linear w [1,4]
        outer/~/linear b [4]
        outer/~/holder/linear w [4,1]
        outer/~/holder/linear b [1]
        """, Program.run(Program.SHOW, """
        @HkModule
        public record Holder(Deferred<Linear> later) {
          @Forward
          public Tensor forward(Tensor x) {
            Tensor y = later.target().forward(x);
            return new Linear(1).forward(y);
          }
        }
        """, """
        @HkModule
        public final class Outer {
          final Holder held = new Holder(new Deferred<>(() -> new Linear(4)));

          @Forward
          public Tensor forward(Tensor x) {
            Deferred<Linear> here = new Deferred<>(() -> new Linear(3));
            return held.forward(new Holder(here).forward(x));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(OuterInit.init(Key.of(0), new Outer(), ones(1, 2)));
          }
        }
        """));
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
}
