package dev.hokku.graph.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.hokku.jit.Jit;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SumsOfPadsTest {

  private static final String LEFT = "pad[padding=[Padding[low=0, high=0, interior=0], Padding[low=0, high=5, interior=0]]]";
  private static final String RIGHT = "pad[padding=[Padding[low=0, high=0, interior=0], Padding[low=3, high=0, interior=0]]]";
  private static final String MIDDLE = "pad[padding=[Padding[low=0, high=0, interior=0], Padding[low=3, high=1, interior=0]]]";
  private static final String LAST = "pad[padding=[Padding[low=0, high=0, interior=0], Padding[low=7, high=0, interior=0]]]";

  @Test
  void piecesAreConcatenated() {
    On.graph("(a:f32[2,3], b:f32[2,5])", "c:f32[2,8] = " + RIGHT + " b 0.0:f32", "d:f32[2,8] = " + LEFT + " a 0.0:f32", "e:f32[2,8] = add c d", "return e")
        .becomes(
            new SumsOfPads(),
            "f:f32[2,3] = full[aval=f32[2,3], value=0.0]", "g:f32[2,3] = add a f",
            "h:f32[2,5] = full[aval=f32[2,5], value=0.0]", "i:f32[2,5] = add b h",
            "j:f32[2,8] = concatenate[axis=1] g i", "return j");
  }

  @Test
  void integersNeedNoSum() {
    On.graph("(a:s32[2,3], b:s32[2,5])", "c:s32[2,8] = " + RIGHT + " b 0:s32", "d:s32[2,8] = " + LEFT + " a 0:s32", "e:s32[2,8] = add c d", "return e")
        .becomes(new SumsOfPads(), "f:s32[2,8] = concatenate[axis=1] a b", "return f");
  }

  @Test
  void longSumsAreOneConcatenation() {
    On.graph(
        "(a:s32[2,3], b:s32[2,4], c:s32[2,1])",
        "d:s32[2,8] = " + LAST + " c 0:s32", "e:s32[2,8] = " + MIDDLE + " b 0:s32", "f:s32[2,8] = add d e",
        "g:s32[2,8] = " + LEFT + " a 0:s32", "h:s32[2,8] = add f g", "return h")
        .becomes(new SumsOfPads(), "i:s32[2,8] = concatenate[axis=1] a b c", "return i");
  }

  @Test
  void aGapStays() {
    On.graph("(a:s32[2,3], b:s32[2,4])", "c:s32[2,8] = " + MIDDLE + " b 0:s32", "d:s32[2,8] = " + LEFT + " a 0:s32", "e:s32[2,8] = add c d", "return e")
        .stays(new SumsOfPads());
  }

  @Test
  void somethingElseThanZeroStays() {
    On.graph("(a:s32[2,3], b:s32[2,5])", "c:s32[2,8] = " + RIGHT + " b 1:s32", "d:s32[2,8] = " + LEFT + " a 0:s32", "e:s32[2,8] = add c d", "return e")
        .stays(new SumsOfPads());
  }

  @Test
  void aSumOnTheWayThatIsReadStays() {
    On.graph(
        "(a:s32[2,3], b:s32[2,4], c:s32[2,1])",
        "d:s32[2,8] = " + LAST + " c 0:s32", "e:s32[2,8] = " + MIDDLE + " b 0:s32", "f:s32[2,8] = add d e",
        "g:s32[2,8] = " + LEFT + " a 0:s32", "h:s32[2,8] = add f g", "return h, f")
        .stays(new SumsOfPads());
  }

  @Test
  void zerosKeepTheirSigns() {
    Tensor x = Numpy.array(-0f, 0f, 1f, Float.NEGATIVE_INFINITY);
    Function<Tensor, Tensor> sum = t -> Lax.pad(t, Numpy.array(0f).reshape(), List.of(Padding.edges(0, 4)))
        .add(Lax.pad(t.neg(), Numpy.array(0f).reshape(), List.of(Padding.edges(4, 0))));
    assertArrayEquals(sum.apply(x).toFloatArray(), Jit.jit(sum).apply(x).toFloatArray());
  }
}
