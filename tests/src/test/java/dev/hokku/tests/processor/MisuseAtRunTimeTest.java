package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Mistakes that no compiler can know of: the message says what was wrong, where, and how to mend it.
class MisuseAtRunTimeTest {

  private static String thrown(String call, String... classes) throws Exception {
    String[] all = new String[classes.length + 1];
    System.arraycopy(classes, 0, all, 0, classes.length);
    all[classes.length] = """
        public final class Main {
          public static String run() throws Exception {
            try {
              return "nothing was refused: " + %s;
            } catch (dev.hokku.core.HokkuException e) {
              return e.getMessage().replace(System.lineSeparator(), "\\n").replaceAll(":[0-9]+\\\\)", ")") + "\\n";
            }
          }
        }
        """.formatted(call);
    return Program.run(all);
  }

  private static String net(String body) {
    return """
        @HkModule
        public final class Net {
          final List<Linear> layers = List.of(new Linear(2), new Linear(2), new Linear(2), new Linear(2));

        %s
        }
        """.formatted(body.indent(2));
  }

  @Test
  void aLazyStreamRunsWhenItsCallHasEnded() throws Exception {
    assertEquals("""
        Code of 'net' ran when the call that it belongs to had ended.
          Run it before the method returns: collect a stream with toList(), and return what a lambda computes instead of the lambda.
        """, thrown("NetApply.apply(NetInit.init(Key.of(0), new Net(), ones(1, 2)), new Net(), ones(1, 2)).toList()", net("""
            @Forward
            public java.util.stream.Stream<Tensor> forward(Tensor x) {
              return layers.stream().map(layer -> layer.forward(x));
            }
            """)));
  }

  @Test
  void anotherThreadHasNoPlaceInTheOrderOfNamesAndKeys() throws Exception {
    assertEquals("""
        Code of 'net' ran in the thread 'other', but the call is that of 'main'.
          Names and keys follow the order of calls: use a loop or a sequential stream in forward methods, and threads around apply.
        """, thrown("NetInit.init(Key.of(0), new Net(), ones(1, 2))", net("""
            @Forward
            public Tensor forward(Tensor x) throws InterruptedException {
              RuntimeException[] thrown = new RuntimeException[1];
              Thread other = new Thread(() -> new Linear(2).forward(x), "other");
              other.setUncaughtExceptionHandler((thread, e) -> thrown[0] = (RuntimeException) e);
              other.start();
              other.join();
              throw thrown[0];
            }
            """)).replaceFirst("(?m)^  at net\n", ""));
  }

  @Test
  void aLambdaWrittenOutsideOfForwardMethodsIsPlainJava() throws Exception {
    assertEquals("""
        getParameter was called from code that is not lowered: forward (Linear.java), called by lambda$run$0 (Main.java).
          at sequential
          A lambda, method reference or class that is written outside of forward methods runs as plain Java. Write it inside one, where it is \
        lowered, or pass the module itself; a class needs @HkModule, a static function @Forward.
        """, thrown("SequentialInit.init(Key.of(0), new Sequential(List.of(x -> new Linear(2).forward(x))), ones(1, 2))"));
  }

  @Test
  void twoModulesOfOneNameAreBothPlaced() throws Exception {
    assertEquals("""
        Two modules are named 'net/layer_0': the one at Net.java:24, and the one before it at Net.java:24.
          at net
          Give one of them another name, or none: then they are numbered.
        """, thrown("NetInit.init(Key.of(0), new Net(), ones(1, 2))", net("""
            @Forward
            public Tensor forward(Tensor x) {
              for (int i = 0; i < layers.size(); i++) {
                x = new Linear(2).withName("layer_0").forward(x);
              }
              return x;
            }
            """)));
  }

  @Test
  void anInitializerReturnsATensorOfItsShape() throws Exception {
    String asksForAPair = """
        @HkModule
        public record Net(Initializer initializer) {
          @Forward
          public Tensor forward(Tensor x) {
            return x.add(getParameter("b", Shape.of(2), initializer));
          }
        }
        """;
    String mend = "  at the initializer of 'b', net\n  Return a tensor of the shape and dtype that the initializer is given.\n";

    assertEquals("The initializer of 'net/b' returned null, but [2] is asked for.\n" + mend,
        thrown("NetInit.init(Key.of(0), new Net((shape, dtype, keys) -> null), ones(1, 2))", asksForAPair));
    assertEquals("The initializer of 'net/b' returned [3], but [2] is asked for.\n" + mend,
        thrown("NetInit.init(Key.of(0), new Net((shape, dtype, keys) -> ones(3)), ones(1, 2))", asksForAPair));
  }

  @Test
  void aTransformThatKnowsNothingOfFramesLeavesNothingBehind() throws Exception {
    String said = thrown("NetInit.init(Key.of(0), new Net(), ones(1, 2))", """
            public final class Rows {
              static Tensor each(Function<Tensor, Tensor> f, Tensor x) {
                return dev.hokku.transform.Vmap.vmap(f).apply(x);
              }
            }
            """, net("""
            @Forward
            public Tensor forward(Tensor x) {
              return Rows.each(row -> {
                setState("row", row);
                return row;
              }, x);
            }
            """));

    assertTrue(said.contains("was made inside vmap, which has returned: a leaked tracer."), said);
  }

  @Test
  void aSubmoduleThatIsNullIsNamedByTheCall() throws Exception {
    String message = thrown("NetInit.init(Key.of(0), new Net(false), ones(1, 2))", """
        @HkModule
        public final class Net {
          final @Nullable Linear head;

          public Net(boolean headed) {
            head = headed ? new Linear(2) : null;
          }

          @Forward
          public Tensor forward(Tensor x) {
            return head.forward(x);
          }
        }
        """);
    assertTrue(message.startsWith("'forward' is called on a module that is null."), message);
    assertTrue(message.contains("ask whether it is there"), message);
  }

  /// In init, in apply, in a helper, in a lambda, behind an initializer that apply drops.
  @Test
  void aValueThatIsNotKnownYetIsReadOnALineOfTheUsers() throws Exception {
    String net = """
        @HkModule
        public record Net(int where) {
          @Forward
          public Tensor forward(Tensor x) {
            Tensor y = new Linear(2).forward(x);

            if (where == 0 && y.sum()
                .item() > 0) {
              return y;
            }
            return nameScope("inside", () -> {
              Tensor w = getParameter("w", Shape.SCALAR,
                  constant(
                      1));
              if (where == 1 && y.sum().item() > 0) {
                return y;
              }
              return where > 1 ? helped(y) : y.mul(w);
            });
          }

          private Tensor helped(Tensor y) {
            Tensor z = new Linear(2).forward(y);
            return where == 2 && z.sum().item() > 0 ? z : y;
          }
        }
        """;
    String main = """
        public final class Main {
          public static String run() {
            StringBuilder told = new StringBuilder();
            Params params = NetInit.init(Key.of(0), new Net(3), ones(1, 2));
            for (int i = 0; i < 3; i++) {
              int where = i;
              told.append(line(() -> NetInit.init(Key.of(0), new Net(where), ones(1, 2))));
              told.append(line(() -> dev.hokku.jit.Jit.jit((Tensor x) -> NetApply.apply(params, new Net(where), x)).apply(ones(1, 2))));
            }
            return told.toString();
          }

          private static String line(Runnable body) {
            try {
              body.run();
              return "nothing was refused";
            } catch (IllegalStateException e) {
              return e.getMessage().lines().skip(1).findFirst().orElseThrow().strip() + " ";
            }
          }
        }
        """;
    assertEquals("at Net.java:24. at Net.java:24. at Net.java:31. at Net.java:31. at Net.java:40. at Net.java:40. ", Program.run(net, main));
  }

  @Test
  void shapesThatDoNotFitAreToldWithTheUsersLine() throws Exception {
    String message = thrown("NetInit.init(Key.of(0), new Net(), ones(1, 2))", net("""
        @Forward
        public Tensor forward(Tensor x) {
          Tensor y = layers.getFirst().forward(x);
          return y.add(
              y.matmul(ones(7, 7)));
        }
        """));
    assertTrue(message.startsWith("matmul: contracted axes differ"), message);
    assertTrue(message.contains("\n  at Net.java"), message);
  }
}
