package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a method does with the modules that it is handed is known to callers who know their classes, and open to all others.
class HandedModulesTest {

  private static final String[] LIBRARY = {"""
      @HkModule
      public interface Step extends StepDispatch {
        @Forward
        Tensor step(Tensor x);
      }
      """, """
      @HkModule
      public abstract class Scaled implements Step, ScaledDispatch {
        @Override
        @Forward
        public Tensor step(Tensor x) {
          return x.mul(getParameter("scale", Shape.SCALAR, constant(2)));
        }

        @Forward
        public abstract Tensor other(Tensor x);
      }
      """, """
      @HkModule
      public final class Noisy extends Scaled implements NoisyDispatch {
        @Override
        @Forward
        public Tensor other(Tensor x) {
          nextRngKey();
          return x;
        }
      }
      """, """
      @HkModule
      public record Counter(int by) implements Step, CounterDispatch {
        @Override
        @Forward
        public Tensor step(Tensor x) {
          Tensor count = getState("count", Shape.SCALAR, constant(0)).add(by);
          setState("count", count);
          return x.mul(count);
        }
      }
      """, """
      @HkModule
      public record Plain(int by) implements Step, PlainDispatch {
        @Override
        @Forward
        public Tensor step(Tensor x) {
          return x.add(by);
        }
      }
      """, """
      @HkModule
      public record After(Step own) {
        @Forward
        public Tensor forward(Step given, Tensor x) {
          return own.step(given.step(x));
        }
      }
      """, """
      public final class Steps {
        @Forward
        public static Tensor run(Step step, Tensor x) {
          return step.step(x);
        }

        @Forward
        public static Tensor both(Step first, Step second, Tensor x) {
          return run(second, run(first, x));
        }

        @Forward
        public static <S extends Step> Tensor generic(Tensor x, S step) {
          return step.step(x);
        }

        @Forward
        public static Tensor inLambda(Step step, Tensor x) {
          return dev.hokku.control.Control.foriLoop(0, 3, (Tensor i, Tensor at) -> run(step, at), x);
        }

        @Forward
        public static Tensor byReference(Step step, Tensor x) {
          return dev.hokku.control.Control.cond(x.sum().gt(0), step::step, step::step, x);
        }

        @Forward
        public static Tensor isolated(Step step, Tensor x) {
          Transformed<Tensor, Tensor> inner = transform((Tensor t) -> step.step(t));
          return inner.apply(lift("inner", () -> inner.init(nextRngKey(), x)), x);
        }

        @Forward
        public static Tensor scaled(Scaled scaled, Tensor x) {
          return scaled.other(run(scaled, x));
        }

        @Forward
        public static Tensor replaced(Step step, Step other, Tensor x) {
          if (x.rank() > 1) {
            (step) = other;
          }
          return step.step(x);
        }

        @Forward
        public static Tensor alias(Step step, Tensor x) {
          Step same = step;
          return same.step(x);
        }

        @Forward
        public static Tensor each(List<Step> steps, Tensor x) {
          for (Step step : steps) {
            x = step.step(x);
          }
          return x;
        }
      }
      """};

  /// What a body calls, and its effects: those that it has, and those that it perhaps has.
  private static final Map<String, String> CALLS = new TreeMap<>(Map.ofEntries(
      // the class is known
      Map.entry("Steps.run(noisy, x)", "PARAMS FRAME"),
      Map.entry("Steps.run(this.noisy, x)", "PARAMS FRAME"),
      Map.entry("Steps.run(new Noisy(), x)", "PARAMS FRAME"),
      Map.entry("Steps.run((Noisy) given, x)", "PARAMS FRAME"),
      Map.entry("Steps.run(counter, x)", "STATE FRAME"),
      Map.entry("Steps.run(new Plain(1), x)", "FRAME"),
      Map.entry("Steps.both(noisy, counter, x)", "PARAMS STATE FRAME"),
      Map.entry("Steps.generic(x, noisy)", "PARAMS FRAME"),
      Map.entry("Steps.inLambda(noisy, x)", "PARAMS FRAME"),
      Map.entry("Steps.byReference(noisy, x)", "PARAMS FRAME"),
      Map.entry("Steps.scaled(noisy, x)", "PARAMS KEY FRAME"),
      // ... as far as the class says what runs
      Map.entry("Steps.run(abstractly, x)", "PARAMS FRAME"),
      Map.entry("Steps.scaled(abstractly, x)", "PARAMS FRAME, perhaps STATE KEY"),
      // what has parameters and state of its own needs none of the caller's
      Map.entry("Steps.isolated(noisy, x)", "PARAMS FRAME"),
      Map.entry("Steps.isolated(given, x)", "PARAMS FRAME"),
      // the class is not known
      Map.entry("Steps.run(given, x)", "FRAME, perhaps PARAMS STATE KEY"),
      Map.entry("Steps.run(x.rank() > 1 ? noisy : counter, x)", "FRAME, perhaps PARAMS STATE KEY"),
      Map.entry("Steps.run(null, x)", "FRAME, perhaps PARAMS STATE KEY"),
      Map.entry("Steps.run(z -> z, x)", "FRAME, perhaps PARAMS STATE KEY"),
      Map.entry("Steps.both(noisy, given, x)", "PARAMS FRAME, perhaps STATE KEY"),
      Map.entry("Steps.both(given, noisy, x)", "PARAMS FRAME, perhaps STATE KEY"),
      Map.entry("Steps.inLambda(given, x)", "FRAME, perhaps PARAMS STATE KEY"),
      // it is not the argument that is called
      Map.entry("Steps.replaced(noisy, counter, x)", "FRAME, perhaps PARAMS STATE KEY"),
      Map.entry("Steps.alias(noisy, x)", "FRAME, perhaps PARAMS STATE KEY"),
      Map.entry("Steps.each(List.of(noisy), x)", "FRAME, perhaps PARAMS STATE KEY"),
      Map.entry("after.forward(noisy, x)", "PARAMS FRAME, perhaps STATE KEY")));

  private static final Pattern EFFECTS = Pattern.compile("^(?:value = )?\"([A-Z ]*)\"(?:, may = \"([A-Z ]*)\")?(?s:.*?) call(\\d+)\\(Net self");

  private static String net() {
    StringBuilder net = new StringBuilder("""
        @HkModule
        public final class Net {
          final Noisy noisy = new Noisy();
          final Counter counter = new Counter(1);
          final Scaled abstractly;
          final Step given;
          final After after;

          public Net(Scaled abstractly, Step given) {
            this.abstractly = abstractly;
            this.given = given;
            this.after = new After(given);
          }
        """);
    int i = 0;
    for (String call : CALLS.keySet()) {
      net.append("\n  @Forward\n  public Tensor call").append(i++).append("(Tensor x) {\n    return ").append(call).append(";\n  }\n");
    }
    return net.append("}\n").toString();
  }

  private static Map<String, String> effects(GoldenCompiler.Result compiled) throws Exception {
    assertFalse(compiled.hasErrors(), compiled::messages);
    List<String> calls = new ArrayList<>(CALLS.keySet());
    Map<String, String> found = new TreeMap<>();
    String text = Files.readString(GoldenCompiler.files(compiled.output(), "NetApply.java").getFirst());
    for (String annotated : text.split("@Effects\\(")) {
      Matcher method = EFFECTS.matcher(annotated);
      if (method.find()) {
        found.put(calls.get(Integer.parseInt(method.group(3))), method.group(1) + (method.group(2) == null ? "" : ", perhaps " + method.group(2)));
      }
    }
    return found;
  }

  @Test
  void effectsOfModulesOfKnownClassesAreKnown() throws Exception {
    String[] all = Stream.concat(Stream.of(LIBRARY), Stream.of(net())).toArray(String[]::new);

    assertEquals(CALLS, effects(GoldenCompiler.compile(Program.sources("program", all), List.of())));
  }

  @Test
  void theyAreKnownToMethodsThatWereCompiledEarlier() throws Exception {
    var library = GoldenCompiler.compile(Program.sources("library", LIBRARY), List.of());
    assertFalse(library.hasErrors(), library::messages);
    String net = "import library.*;\n" + net();

    assertEquals(CALLS, effects(GoldenCompiler.compile(Program.sources("program", net), List.of(library.output()))));
  }

  /// The same LSTM in a field that says so, and in one that does not.
  @Test
  void aNetworkOfAKnownCoreLearnsWhatOneOfAnyCoreDoes() throws Exception {
    String reader = """
        @HkModule(name = "reader")
        public record %s(%s core) {
          @Forward
          public Tensor forward(Tensor xs) {
            return new Linear(1).forward(Unroll.dynamicUnroll(core, xs, core.initialState(xs.dim(1))).output());
          }
        }
        """;
    assertEquals("""
        lstm/linear w [7,16]
        lstm/linear b [16]
        reader/linear w [4,1]
        reader/linear b [1]
        true true
        """, Program.run(Program.SHOW, reader.formatted("Known", "LSTM"), reader.formatted("Any", "RNNCore<Tensor, Tensor, LSTMState>"), """
        public final class Main {
          public static String run() {
            Known known = new Known(new LSTM(4));
            Any any = new Any(new LSTM(4));
            Tensor xs = dev.hokku.random.Random.normal(Key.of(1), Shape.of(5, 2, 3));
            Params params = KnownInit.init(Key.of(0), known, xs);
            Initialised made = AnyInit.init(Key.of(0), any, xs);
            Params one = learnt(params, p -> KnownApply.apply(p, known, xs));
            Params other = learnt(made.params(), p -> AnyApply.apply(p, any, xs));
            return Show.paths(params) + made.state().isEmpty() + " " + same(one, other) + "\\n";
          }

          private static Params learnt(Params params, Function<Params, Tensor> net) {
            for (int i = 0; i < 3; i++) {
              Params gradient = dev.hokku.transform.Grad.grad((Params p) -> net.apply(p).square().mean()).apply(params);
              params = Tree.map2((p, g) -> p.sub(g.mul(0.1)), params, gradient);
            }
            return params;
          }

          private static boolean same(Params one, Params other) {
            return Tree.leaves(Tree.map2((a, b) -> a.sub(b).abs().max(), one, other)).stream().allMatch(distance -> distance.item() == 0);
          }
        }
        """));
  }

  /// What is narrowed has all that it needs: a state that counts is a state that is handed on.
  @Test
  void aKnownStateIsCounted() throws Exception {
    String[] all = Stream.concat(Stream.of(LIBRARY), Stream.of(Program.SHOW, """
        @HkModule
        public record Net(Counter counter) {
          @Forward
          public Tensor forward(Tensor x) {
            return Steps.inLambda(counter, x);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Net net = new Net(new Counter(2));
            State state = NetInit.init(Key.of(0), net, ones(1)).state();
            Applied<Tensor> first = NetApply.apply(state, net, ones(1));
            Applied<Tensor> second = NetApply.apply(first.state(), net, ones(1));
            return Show.states(first.state()) + Show.states(second.state()) + second.output() + "\\n";
          }
        }
        """)).toArray(String[]::new);
    assertEquals("""
        counter count 6.0 f32[]
        counter count 12.0 f32[]
        [960.] f32[1]
        """, Program.run(all));
  }

  /// A lambda that stands for a module may hand on what the bound of its family allows.
  @Test
  void boundsAreHeldAgainstWhatIsKnown() throws Exception {
    String quiet = """
        @HkModule
        public interface Quiet extends QuietDispatch {
          @Forward(effects = Effect.PARAMS)
          Tensor quiet(Tensor x);

          @Forward
          static Tensor run(Quiet quiet, Tensor x) {
            return quiet.quiet(x);
          }
        }
        """;
    String net = """
        @HkModule
        public record Net(Noisy noisy, Step given) {
          @Forward
          public Tensor forward(Tensor x) {
            return Quiet.run(z -> Steps.run(%s, z), x);
          }
        }
        """;
    String[] known = Stream.concat(Stream.of(LIBRARY), Stream.of(quiet, net.formatted("noisy"))).toArray(String[]::new);
    String[] open = Stream.concat(Stream.of(LIBRARY), Stream.of(quiet, net.formatted("given"))).toArray(String[]::new);

    assertEquals("", GoldenCompiler.compile(Program.sources("program", known), List.of()).messages());
    String messages = GoldenCompiler.compile(Program.sources("program", open), List.of()).messages();
    assertTrue(messages.contains("[HK0203] What stands for a 'Quiet' here has the effects [STATE, KEY]"), messages);
  }
}
