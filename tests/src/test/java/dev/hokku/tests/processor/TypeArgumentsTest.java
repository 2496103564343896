package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// The type arguments that lowered calls of higher-order functions say: those that can be written, and none where one cannot.
class TypeArgumentsTest {

  @Test
  void typesThatCannotBeWrittenAreInferredAgain() throws Exception {
    assertEquals("1 3 3 [2,3] [2,3] [2,3]", Program.run("""
        public final class Net {
          static final class Known<T> {
            final T value;

            Known(T value) {
              this.value = value;
            }

            final class Inner {
              T get() {
                return value;
              }
            }
          }

          @Forward
          public static String net(Tensor x) {
            record Local(Tensor y) {}
            Linear layer = new Linear(3);
            int number = optimizeRngUse(() -> layer.forward(x).rank() - 1);
            int captured = first(optimizeRngUse(() -> wild(layer.forward(x)))).dim(1);
            int[] array = optimizeRngUse(() -> new int[] {layer.forward(x).dim(-1)});
            Local local = optimizeRngUse(() -> new Local(layer.forward(x)));
            Known<Tensor>.Inner inner = optimizeRngUse(() -> new Known<>(layer.forward(x)).new Inner());
            return number + " " + captured + " " + array[0] + " " + local.y().shape() + " " + inner.get().shape() + " " + generic(layer.forward(x)).shape();
          }

          private static List<? extends Tensor> wild(Tensor y) {
            return List.of(y);
          }

          private static <T> T first(List<T> list) {
            return list.get(0);
          }

          private static <T> T generic(T y) {
            return optimizeRngUse(() -> {
              nextRngKeys(0);
              return y;
            });
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Params params = NetInit.init(Key.of(0), ones(2, 2));
            return NetApply.apply(params, Key.of(1), ones(2, 2));
          }
        }
        """));
  }
}
