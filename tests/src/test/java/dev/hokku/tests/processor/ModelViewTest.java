package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// One view of networks that need different things, and several functions that share modules.
class ModelViewTest {

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
            return Model.of(new Net(noisy, normalized), NetApply::forward);
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
            Model<Tensor, Tensor> function = Model.of(NetApply::net);
            Linear linear = new Linear(3);
            Model<Tensor, Tensor> module = Model.of(linear, LinearApply::forward);
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

  /// What `remat` hands out of its body besides parameters needs data, the parameters do not: in a step of a stack, too.
  @Test
  void shapesAreEnoughForWhatIsComputedAgain() throws Exception {
    assertEquals("""
        net/linear b [4]
        net/linear w [4,4]
        net/__layer_stack_no_per_layer/linear b [3,4]
        net/__layer_stack_no_per_layer/linear w [3,4,4]
        """, Program.run(Program.SHOW, """
        @HkModule
        public record Net() {
          @Forward
          public Tensor forward(Tensor x) {
            Tensor y = dev.hokku.control.Remat.remat((Tensor t) -> new Linear(4).forward(t)).apply(x);
            return layerStack(LayerStackOptions.of(3), (Tensor s) -> dev.hokku.control.Remat.remat((Tensor t) -> new Linear(4).forward(t)).apply(s), y);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.initFromShapes(Key.of(0), new Net(), dev.hokku.lax.ShapeDtype.f32(2, 4)));
          }
        }
        """));
  }

  /// A class with a static forward method may have others that call what is generated from it.
  @Test
  void aMainMethodMayReferToGeneratedMethods() throws Exception {
    assertEquals("[2,3]", Program.run("""
        @HkModule
        public record Net() {
          @Forward
          public Tensor forward(Tensor x) {
            return new Linear(3).forward(x);
          }
        }
        """, """
        public final class Main {
          @Forward
          public static Tensor twice(Tensor x) {
            return new Linear(3).forward(new Linear(3).forward(x));
          }

          public static String run() {
            Model<Tensor, Tensor> model = Model.of(new Net(), NetApply::forward);
            Params params = model.init(Key.of(0), ones(2, 4)).params();
            return model.apply(params, State.empty(), Key.of(1), ones(2, 4)).output().shape().toString();
          }
        }
        """));
  }
}
