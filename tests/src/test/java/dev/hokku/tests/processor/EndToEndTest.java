package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Modules compiled by the processor and run on the real runtime: names, effects and values.
class EndToEndTest {

  @Test
  void inlineModulesAreNumberedAndInitAgreesWithApply() throws Exception {
    assertEquals("""
        mlp/linear w [3,4]
        mlp/linear b [4]
        mlp/linear_1 w [4,2]
        mlp/linear_1 b [2]
        mlp/~head/linear w [2,1]
        mlp/~head/linear b [1]
        [5,1]
        """, Program.run(Program.SHOW, """
        @HkModule
        public record Mlp(int... sizes) {
          @Forward
          public Tensor forward(Tensor x) {
            for (int size : sizes) {
              x = new Linear(size).forward(x);
            }
            return head(x);
          }

          private Tensor head(Tensor x) {
            return new Linear(1).forward(x);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Mlp mlp = new Mlp(4, 2);
            Params params = MlpInit.init(Key.of(0), mlp, ones(5, 3));
            return Show.paths(params) + MlpApply.apply(params, mlp, ones(5, 3)).shape() + "\\n";
          }
        }
        """));
  }

  @Test
  void fieldsAreUnderTheTildeAndPassedModulesBesideTheirHolder() throws Exception {
    assertEquals("""
        linear w [3,3]
        linear b [3]
        net/~/linear w [3,5]
        net/~/linear b [5]
        net/~/linear_1 w [5,4]
        net/~/linear_1 b [4]
        net/~/linear_2 w [4,2]
        net/~/linear_2 b [2]
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Net {
          final Linear last;
          final Linear given;
          final List<Linear> layers = new ArrayList<>();

          public Net(Linear given) {
            this.given = given;
            for (int size : new int[] {5, 4}) {
              layers.add(new Linear(size));
            }
            this.last = new Linear(2);
          }

          @Forward
          public Tensor forward(Tensor x) {
            x = given.forward(x);
            for (Linear layer : layers) {
              x = layer.forward(x);
            }
            return last.forward(x);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.init(Key.of(0), new Net(new Linear(3)), ones(5, 3)));
          }
        }
        """));
  }

  @Test
  void theFirstStateIsKeptAtInitAndTheLastAtApply() throws Exception {
    assertEquals("""
        counter count 0.0 f32[]
        counter count 2.0 f32[]
        7.0 f32[]
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Counter {
          @Forward
          public Tensor forward(Tensor x) {
            Tensor count = getState("count", Shape.of(), constant(0));
            setState("count", count.add(1));
            setState("count", count.add(2));
            return x.add(getState("count"));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Counter counter = new Counter();
            Initialised first = CounterInit.init(Key.of(0), counter, array(5f).sum());
            Applied<Tensor> next = CounterApply.apply(first.state(), counter, array(5f).sum());
            return Show.states(first.state()) + Show.states(next.state()) + next.output() + "\\n";
          }
        }
        """));
  }

  @Test
  void aSequenceMixesModulesAndLambdasAndItsOverloadsSayWhatIsMissing() throws Exception {
    assertEquals("""
        linear w [3,2]
        linear b [2]
        linear_1 w [2,1]
        linear_1 b [1]
        [1,1]
        Module 'noise' draws a random key, but this call has none.
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Noise implements Layer, NoiseDispatch {
          @Override
          @Forward
          public Tensor forward(Tensor x) {
            nextRngKey();
            return x;
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Sequential quiet = new Sequential(List.of(new Linear(2), x -> x.mul(2), new Linear(1)));
            Params params = SequentialInit.init(Key.of(0), quiet, ones(1, 3)).params();
            String said = Show.paths(params) + SequentialApply.apply(params, quiet, ones(1, 3)).shape() + "\\n";
            try {
              SequentialApply.apply(params, new Sequential(List.of(new Noise())), ones(1, 3));
            } catch (RuntimeException e) {
              said += e.getMessage().lines().findFirst().orElse("") + "\\n";
            }
            return said;
          }
        }
        """));
  }

  @Test
  void anAbstractBaseRunsTheSubclassAndNamesIt() throws Exception {
    assertEquals("""
        scaled/~/linear w [3,3]
        scaled/~/linear b [3]
        scaled/~/linear_1 w [3,3]
        scaled/~/linear_1 b [3]
        scaled scale []
        """, Program.run(Program.SHOW, """
        @HkModule
        public abstract class Residual implements ResidualDispatch {
          final Linear before = new Linear(3);

          @Forward
          public Tensor forward(Tensor x) {
            return x.add(inner(before.forward(x)));
          }

          @Forward(effects = Effect.PARAMS)
          protected abstract Tensor inner(Tensor x);
        }
        """, """
        @HkModule
        public final class Scaled extends Residual implements ScaledDispatch {
          final Linear after = new Linear(3);

          @Override
          @Forward
          protected Tensor inner(Tensor x) {
            return after.forward(x).mul(getParameter("scale", Shape.of(), constant(1)));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Params params = ScaledInit.init(Key.of(0), new Scaled(), ones(1, 3));
            ScaledApply.apply(params, new Scaled(), ones(1, 3));
            return Show.paths(params);
          }
        }
        """));
  }

  @Test
  void staticFunctionsNeedNoModuleAndRecordsOfOptionsAreCopiedUnderOneName() throws Exception {
    assertEquals("""
        linear w [3,2]
        out w [2,1]
        """, Program.run(Program.SHOW, """
        public final class Main {
          @Forward
          static Tensor net(Tensor x) {
            return new Linear(1).withBias(false).withName("out").forward(new Linear(2).withBias(false).forward(x));
          }

          public static String run() {
            Params params = MainInit.init(Key.of(0), ones(1, 3));
            MainApply.apply(params, ones(1, 3));
            return Show.paths(params);
          }
        }
        """));
  }

  @Test
  void aLambdaAmongLayersNamesWhatItMakesUnderWhoCallsIt() throws Exception {
    assertEquals("""
        linear w [3,2]
        linear b [2]
        sequential/linear w [2,1]
        sequential/linear b [1]
        sequential/linear_1 w [1,1]
        sequential/linear_1 b [1]
        """, Program.run(Program.SHOW, """
        public final class Main {
          @Forward
          static Tensor net(Tensor x) {
            Layer last = z -> new Linear(1).forward(z);
            return new Sequential(List.of(new Linear(2), z -> new Linear(1).forward(z), z -> z.mul(2), last)).forward(x);
          }

          public static String run() {
            Params params = MainInit.init(Key.of(0), ones(1, 3)).params();
            MainApply.apply(params, ones(1, 3));
            return Show.paths(params);
          }
        }
        """));
  }

  @Test
  void nameScopesAndLambdasKeepTheirPlace() throws Exception {
    assertEquals("""
        net/a/b/linear w [3,1]
        net/a/b/linear b [1]
        net/a_1/linear w [3,1]
        net/a_1/linear b [1]
        net/~/linear w [3,1]
        net/~/linear b [1]
        """, Program.run(Program.SHOW, """
        @HkModule
        public final class Net {
          final Linear linear = new Linear(1);

          @Forward
          public Tensor forward(Tensor x) {
            Tensor a = nameScope("a", () -> nameScope("b", () -> new Linear(1).forward(x)));
            Tensor b = nameScope("a", () -> new Linear(1).forward(x));
            UnaryOperator<Tensor> f = linear::forward;
            return f.apply(x).add(a).add(b);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Params params = NetInit.init(Key.of(0), new Net(), ones(1, 3));
            NetApply.apply(params, new Net(), ones(1, 3));
            return Show.paths(params);
          }
        }
        """));
  }
}
