package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Interfaces that users' classes name: names of the user's that are also ours mean what they mean to the user.
class InterfaceNamesTest {

  @Test
  void aTreeMayHaveTypeVariablesAndNeighboursThatAreNamedLikeOurClasses() throws Exception {
    assertEquals("[first, counts, more, any, list] Pair[first=1, counts=2, more=[[3]], any=null, list=4]", Program.run("""
        public record Arrays(int value) {}
        """, """
        @HkTree
        public record Pair<List extends Comparable<List>>(List first, int counts, java.util.List<? extends java.util.List<List>> more, Object any, Arrays list)
            implements PairTree<List> {

          @Override
          public String toString() {
            return "Pair[first=%s, counts=%d, more=%s, any=%s, list=%s]".formatted(first, counts, more, any, list.value());
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Pair<Integer> pair = new Pair<>(1, 2, java.util.List.of(java.util.List.of(3)), null, new Arrays(4));
            return pair.names() + " " + pair.withChildren(pair.children());
          }
        }
        """));
  }

  @Test
  void aFamilyMayHaveNeighboursParametersAndTypeVariablesThatAreNamedLikeOurs() throws Exception {
    assertEquals("[3.] f32[1] [5.] f32[1] [4.] f32[1]", Program.run("""
        public record OnFrame(float by) {}
        """, """
        @HkModule
        public interface Cell extends CellDispatch {
          @Forward
          Tensor step(Tensor frame, OnFrame lambda);
        }
        """, """
        @HkModule
        public record Sum() implements Cell, SumDispatch {
          @Override
          @Forward
          public Tensor step(Tensor frame, OnFrame lambda) {
            return frame.add(lambda.by());
          }
        }
        """, """
        @HkModule
        public interface Mapped<Dispatched> extends MappedDispatch<Dispatched> {
          @Forward
          <Frame extends Comparable<Frame>> Dispatched map(Dispatched x, Frame... others);
        }
        """, """
        @HkModule
        public record Same() implements Mapped<Tensor>, SameDispatch {
          @Override
          @Forward
          @SafeVarargs
          public final <Frame extends Comparable<Frame>> Tensor map(Tensor x, Frame... others) {
            return x.add(others.length);
          }
        }
        """, """
        @HkModule
        public record Net(Cell cell, Mapped<Tensor> mapped, boolean twice) {
          @Forward
          public Tensor forward(Tensor x) {
            Cell again = (y, by) -> cell.step(cell.step(y, by), by);
            return mapped.map(twice ? again.step(x, new OnFrame(2)) : cell.step(x, new OnFrame(2)), 1, 2);
          }
        }
        """, """
        public final class Main {
          public static String run() {
            Tensor x = array(new float[] {-1});
            return "" + SumApply.apply(new Sum(), x, new OnFrame(4)) + " "
                + NetApply.apply(Params.empty(), new Net(new Sum(), new Same(), true), x) + " "
                + NetApply.apply(Params.empty(), new Net(new Sum(), new Same(), false), x.add(1));
          }
        }
        """));
  }
}
