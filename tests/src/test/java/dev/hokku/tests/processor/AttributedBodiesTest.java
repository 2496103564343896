package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Bodies are read after javac attributed them. What that adds to their trees, or hangs into them twice, is nobody's text, and is not lowered.
class AttributedBodiesTest {

  private static final String MAIN = """
      public final class Main {
        public static String run() {
          Params params = NetInit.init(Key.of(0), new Net(), ones(2, 2));
          return NetApply.apply(params, new Net(), ones(2, 2));
        }
      }
      """;

  /// Types that nobody wrote are members of the module here, which the generated class would have to qualify.
  @Test
  void inferredTypesOfVariables() throws Exception {
    assertEquals("4 4 4 4 4", Program.run("""
        @HkModule
        public final class Net {
          record Part(Linear layer) {}

          static <T> Part made(T seen, Function<Part, Part> change) {
            return change.apply(new Part(new Linear(4)));
          }

          @Forward
          public String net(Tensor x) {
            var first = new Part(new Linear(4));
            StringBuilder widths = new StringBuilder();
            for (var part : List.of(first, made(x, p -> p), made(x, (p) -> new Part(p.layer())), made(x, (var p) -> p))) {
              widths.append(part.layer().forward(x).dim(1)).append(' ');
            }
            Object any = first;
            return widths + (any instanceof Part(var layer) ? "" + layer.forward(x).dim(1) : "none");
          }
        }
        """, MAIN));
  }

  /// javac makes what is behind `new` the supertype of an anonymous class, too. What is `super` in such classes is so in the generated class.
  @Test
  void supertypesOfClassesInBodies() throws Exception {
    assertEquals("3 4 5 6 7", Program.run("""
        @HkModule
        public final class Net {
          interface Width {
            int of(Tensor x);
          }

          abstract static class Wide<T> {
            final int width;

            Wide(int width) {
              this.width = width;
            }

            abstract T of(Tensor x);
          }

          @Forward
          public String net(Tensor x) {
            Linear three = new Linear(3);
            Tensor y = three.forward(x);
            Width width = new Width() {
              @Override
              public int of(Tensor in) {
                return y.dim(1);
              }
            };
            Wide<Integer> four = new Wide<Integer>(4) {
              @Override
              Integer of(Tensor in) {
                return width;
              }
            };
            Wide<Integer> five = new Wide<>(5) {
              @Override
              Integer of(Tensor in) {
                return width;
              }
            };
            Outer outer = new Outer(6);
            Outer.Inner six = outer.new Inner() {
              @Override
              int width() {
                return super.width();
              }
            };
            class Seven extends Wide<Integer> {
              Seven() {
                super(7);
              }

              @Override
              Integer of(Tensor in) {
                return width;
              }
            }
            return width.of(x) + " " + four.of(x) + " " + five.of(x) + " " + six.width() + " " + new Seven().of(x);
          }
        }
        """, """
        public final class Outer {
          final int width;

          Outer(int width) {
            this.width = width;
          }

          class Inner {
            int width() {
              return width;
            }
          }
        }
        """, MAIN));
  }

  @Test
  void constructorsAndMembersThatNobodyWrote() throws Exception {
    assertEquals("""
        net/~/linear w [2,3]
        net/~/linear b [3]
        net/~/linear_1 w [3,2]
        net/~/linear_1 b [2]
        net/~/linear_2 w [2,5]
        net/~/linear_2 b [5]
        7 [2,5]""", Program.run("""
        @HkModule
        public final class Net {
          final Linear first = new Linear(3);
          final Pair pair = new Pair(new Linear(2), 7);
          final Single single = new Single(new Linear(5));

          enum Size {
            SMALL {
              @Override
              int of(Pair pair) {
                return pair.size();
              }
            };

            abstract int of(Pair pair);
          }

          @Forward
          public String net(Tensor x) {
            class Local {
              final int size = Size.SMALL.of(pair);
            }
            record Sized(int size) {
              Sized {
                size = Math.max(size, 0);
              }
            }
            return new Sized(new Local().size).size() + " " + single.forward(pair.forward(first.forward(x))).shape();
          }
        }
        """, """
        @HkModule
        public record Pair(Linear layer, int size) {
          public Pair {
            size = Math.max(size, 1);
          }

          @Forward
          public Tensor forward(Tensor x) {
            return layer.forward(x);
          }
        }
        """, """
        @HkModule
        public record Single(Linear layer) {
          @Forward
          public Tensor forward(Tensor x) {
            return layer.forward(x);
          }
        }
        """, Program.SHOW, """
        public final class Main {
          public static String run() {
            Params params = NetInit.init(Key.of(0), new Net(), ones(2, 2));
            return Show.paths(params) + NetApply.apply(params, new Net(), ones(2, 2));
          }
        }
        """));
  }

  @Test
  void referencesThroughTypesWithArguments() throws Exception {
    assertEquals("[2,3]", Program.run("""
        @HkModule
        public final class Box<T> {
          final T layer;

          public Box(T layer) {
            this.layer = layer;
          }

          @Forward
          public Tensor forward(Tensor x) {
            return ((Linear) layer).forward(x);
          }
        }
        """, """
        @HkModule
        public final class Net {
          @Forward
          public String net(Tensor x) {
            BiFunction<Box<Linear>, Tensor, Tensor> through = Box<Linear>::forward;
            return through.apply(new Box<>(new Linear(3)), x).shape().toString();
          }
        }
        """, MAIN));
  }
}
