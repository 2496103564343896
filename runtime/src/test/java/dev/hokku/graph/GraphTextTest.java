package dev.hokku.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.graph.text.GraphParser;
import dev.hokku.lax.Add;
import dev.hokku.lax.Exp;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Graphs as text, pictures, and what the verifier refuses.
class GraphTextTest {

  private static final String TEXT =
      """
      graph (a:f32[8,16], b:f32[16]) {
        c:f32[8,16] = broadcast_in_dim[shape=[8,16], dims={1}] b
        d:f32[8,16] = add a c  # Linear.java:24, mlp/~/linear_1
        e:bool[8,16] = gt[direction=GT] d d
        f:f32[] = mul -0.0:f32 NaN:f32
        return d, e, f, 18446744073709551615:u64, true
      }""";

  @Test
  void aGraphIsReadAsItIsPrinted() {
    assertEquals(TEXT, GraphParser.parse(TEXT).toString());
  }

  @Test
  void namesAndPlacesSurvive() {
    Graph graph = GraphParser.parse(TEXT);
    assertEquals("Linear.java:24, mlp/~/linear_1", graph.eqns().get(1).where());
    assertEquals("ba", new Var(26, ShapedArray.f32()).name());
  }

  @Test
  void errorsSayLineAndColumn() {
    HokkuException undefined = assertThrows(HokkuException.class, () -> GraphParser.parse(TEXT.replace("add a c", "add a q")));
    assertTrue(undefined.getMessage().contains("'q' is not defined"), undefined::getMessage);
    assertTrue(undefined.getMessage().contains("line 3, column"), undefined::getMessage);
    HokkuException unknown = assertThrows(HokkuException.class, () -> GraphParser.parse(TEXT.replace("add a c", "addd a c")));
    assertTrue(unknown.getMessage().contains("no primitive 'addd'"), unknown::getMessage);
    HokkuException missing = assertThrows(HokkuException.class, () -> GraphParser.parse(TEXT.replace("dims=", "axes=")));
    assertTrue(missing.getMessage().contains("'dims' of broadcast_in_dim is missing; there are [shape, axes]"), missing::getMessage);
  }

  @Test
  void theVerifierRefusesWhatIsNoGraph() {
    Var a = new Var(0, ShapedArray.f32(3));
    Var b = new Var(1, ShapedArray.f32(3));
    Var wide = new Var(1, new ShapedArray(DType.F64, a.aval().shape()));
    Eqn exp = new Eqn(new Exp(), List.of(a), List.of(b));
    refused("b:f32[3] is used before it is defined, in: return", new Graph(List.of(a), List.of(), List.of(b)));
    refused("b:f32[3] is defined twice", new Graph(List.of(a), List.of(exp, exp), List.of(b)));
    refused("Two variables have the name b", new Graph(List.of(a, b), List.of(new Eqn(new Exp(), List.of(a), List.of(new Var(1, b.aval())))), List.of(b)));
    refused("exp gives [f32[3]], but the equation says [f64[3]]", new Graph(List.of(a), List.of(new Eqn(new Exp(), List.of(a), List.of(wide))), List.of(wide)));
  }

  private static void refused(String message, Graph graph) {
    HokkuException refusal = assertThrows(HokkuException.class, () -> Verifier.verify(graph, "a test"));
    assertTrue(refusal.getMessage().contains(message), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("a test"), refusal::getMessage);
  }

  @Test
  void aBuilderTypesWhatItAdds() {
    GraphBuilder builder = new GraphBuilder();
    Var a = builder.input(ShapedArray.f32(2));
    Var b = builder.add(new Exp(), a);
    Var c = builder.add(new Add(), a, b);
    Graph graph = Verifier.verify(builder.build(c), "a test");
    assertEquals("graph (a:f32[2]) {\n  b:f32[2] = exp a\n  c:f32[2] = add a b\n  return c\n}", graph.toString());
  }

  @Test
  void aPictureHasABoxPerEquationAndAClusterPerBody() {
    String loop =
        """
        graph (a:f32[4]) {
          b:f32[] = scan[body=graph (a:f32[], b:f32[]) {
            c:f32[] = add a b
            return c
          }, length=4, consts=0, carry=1, reverse=false, unroll=1] 0.0:f32 a
          return b
        }""";
    assertEquals(
        """
        digraph hokku {
          label="loop"; labelloc=t; node [shape=box, fontname=monospace]; edge [fontname=monospace, fontsize=9];
          g_v0 [label="a:f32[4]", shape=ellipse];
          g_v1 [label="scan"];
          g_v1_lit0 [label="0.0:f32", shape=plaintext]; g_v1_lit0 -> g_v1;
          g_v0 -> g_v1 [label="f32[4]"];
          subgraph cluster_c0 { label="scan";
          c0_v0 [label="a:f32[]", shape=ellipse];
          c0_v1 [label="b:f32[]", shape=ellipse];
          c0_v2 [label="add"];
          c0_v0 -> c0_v2 [label="f32[]"];
          c0_v1 -> c0_v2 [label="f32[]"];
          c0_out0 [label="result 0", shape=ellipse, style=bold];
          c0_v2 -> c0_out0 [label="f32[]"];
          }
          g_out0 [label="result 0", shape=ellipse, style=bold];
          g_v1 -> g_out0 [label="f32[]"];
        }
        """,
        Dot.draw(GraphParser.parse(loop), "loop"));
  }
}
