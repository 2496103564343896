package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Where modules get their names, as users would write it: by methods, fields, builders, what is made later.
class ModuleNamesTest {

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
    var result = GoldenCompiler.compile(sources, List.of(), "-Xlint:all", "-Werror");
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

  /// As `hk.name_scope("a/b", method_name="encode")`.
  @Test
  void aScopeStandsForAnyMethod() throws Exception {
    assertEquals("""
        a/~encode/b w []
        a/~encode/b/~encode/linear w [2,2]
        a/~encode/b/~encode/linear b [2]
        c/~/linear w [2,2]
        c/~/linear b [2]
        """, Program.run(Program.SHOW, """
        public final class Net {
          @Forward
          public static Tensor net(Tensor x) {
            Tensor y = nameScope("a/b", "encode", () -> {
              Tensor w = getParameter("w", Shape.SCALAR, constant(0));
              return new Linear(2).forward(x.add(w));
            });
            return nameScope("c", "__init__", () -> new Linear(2).forward(y));
          }
        }
        """, """
        public final class Main {
          public static String run() {
            return Show.paths(NetInit.init(Key.of(0), ones(1, 2)));
          }
        }
        """));
  }
}
