package dev.hokku.graph.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.hokku.control.Remat;
import dev.hokku.graph.Graph;
import dev.hokku.graph.text.GraphParser;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The other passes: before and after, and what they leave alone.
class PassesTest {

  @Test
  void deadCodeDropsWhatNobodyReads() {
    On.graph("(a:f32[3])", "b:f32[3] = exp a", "c:f32[3] = sin b", "d:f32[3] = cos a", "return d")
        .becomes(new DeadCode(), "d:f32[3] = cos a", "return d");
    On.graph("(a:f32[3])", "b:f32[3] = exp a", "return b").stays(new DeadCode());
  }

  @Test
  void deadCodeAsksALoopToCarryLess() {
    String scan = """
        b:f32[], c:f32[], d:f32[4], e:f32[4] = scan[body=graph (a:f32[], b:f32[], c:f32[]) {
          d:f32[] = add a c
          e:f32[] = mul b c
          f:f32[] = sin c
          return d, e, e, f
        }, length=4, consts=0, carry=2, reverse=false, unroll=1] 0.0:f32 1.0:f32 a
        """;
    Graph graph = GraphParser.parse("graph (a:f32[4]) {\n" + scan + "return b\n}");
    String after = Pipelines.standard().run(graph).toString();
    assertEquals(
        """
        graph (a:f32[4]) {
          b:f32[] = scan[body=graph (a:f32[], c:f32[]) {
            d:f32[] = add a c
            return d
          }, length=4, consts=0, carry=1, reverse=false, unroll=1] 0.0:f32 a
          return b
        }""",
        after);
  }

  @Test
  void equalEquationsAreComputedOnce() {
    On.graph("(a:f32[3])", "b:f32[3] = mul a a", "c:f32[3] = mul a a", "d:f32[3] = add b c", "return d")
        .becomes(new CommonSubexpressions(), "b:f32[3] = mul a a", "d:f32[3] = add b b", "return d");
  }

  @Test
  void oneMergeMakesTheNextPossible() {
    On.graph("(a:f32[3])", "b:f32[3] = sin a", "c:f32[3] = sin a", "d:f32[3] = exp b", "e:f32[3] = exp c", "return d, e")
        .becomes(new CommonSubexpressions(), "b:f32[3] = sin a", "d:f32[3] = exp b", "return d, d");
  }

  @Test
  void differentParametersAreNotEqual() {
    On.graph("(a:f32[3,3])", "b:f32[3] = reduce_sum[axes={0}] a", "c:f32[3] = reduce_sum[axes={1}] a", "return b, c")
        .stays(new CommonSubexpressions());
    On.graph("(a:f32[])", "b:f32[] = div a 0.0:f32", "c:f32[] = div a -0.0:f32", "return b, c").stays(new CommonSubexpressions());
  }

  @Test
  void constantsAreFolded() {
    On.graph("()", "a:f32[3] = full[aval=f32[3], value=2.0]", "b:f32[3] = full[aval=f32[3], value=0.1]", "c:f32[3] = mul a b", "return c")
        .becomes(new FoldConstants(), "c:f32[3] = full[aval=f32[3], value=0.20000000298023224]", "return c");
    On.graph("(a:f32[])", "b:f32[] = exp 0.0:f32", "c:f32[] = mul a b", "return c")
        .becomes(new FoldConstants(), "c:f32[] = mul a 1.0:f32", "return c");
    On.graph("()", "a:f32[2,3] = full[aval=f32[2,3], value=2.0]", "b:f32[3,2] = transpose[permutation={1,0}] a", "return b")
        .becomes(new FoldConstants(), "b:f32[3,2] = full[aval=f32[3,2], value=2.0]", "return b");
  }

  @Test
  void whatIsNotOneValueIsNotFolded() {
    On.graph("()", "a:s32[3] = iota[aval=s32[3], axis=0]", "b:s32[3] = neg a", "return b").stays(new FoldConstants());
    On.graph("()", "a:f32[3] = full[aval=f32[3], value=0.1]", "b:f32[] = reduce_sum[axes={0}] a", "return b").stays(new FoldConstants());
    On.graph("()", "a:s64[2] = broadcast_in_dim[shape=[2], dims={}] 9007199254740993:s64", "return a").stays(new FoldConstants());
  }

  @Test
  void callsGiveWayToTheirBodies() {
    Function<List<Tensor>, List<Tensor>> f = Remat.remat(in -> List.of(in.getFirst().sin().exp()));
    Graph graph = MakeGraph.trace(List.of(ShapedArray.f32(3)), in -> f.apply(f.apply(in))).graph();
    Graph inlined = new InlineCalls().run(graph);
    assertEquals(List.of("sin", "exp", "sin", "exp"), inlined.eqns().stream().map(eqn -> eqn.op().name()).toList());
    assertSame(inlined, new InlineCalls().run(inlined));
  }
}
