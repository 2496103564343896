package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Random keys that are reserved, and parameters that are not stored.
class KeysAndHooksTest {

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
}
