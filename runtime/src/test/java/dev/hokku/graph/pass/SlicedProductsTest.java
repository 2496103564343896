package dev.hokku.graph.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.hokku.jit.Jit;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.Lax;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class SlicedProductsTest {

  private static final String DOT = "dot_general[dims=DotDims[lhsContract={1}, rhsContract={1}, lhsBatch={}, rhsBatch={}]]";

  @Test
  void onlyThePieceThatIsReadIsComputed() {
    On.graph(
        "(a:f32[64,40], b:f32[16,40])",
        "c:f32[64,16] = " + DOT + " a b", "d:f32[64,8] = slice[start={0,8}, limit={64,16}, strides={1,1}] c", "return d")
        .becomes(
            new SlicedProducts(),
            "e:f32[8,40] = slice[start={8,0}, limit={16,40}, strides={1,1}] b", "f:f32[64,8] = " + DOT + " a e", "return f");
  }

  @Test
  void aProductThatIsReadOtherwiseStays() {
    On.graph(
        "(a:f32[64,40], b:f32[16,40])",
        "c:f32[64,16] = " + DOT + " a b", "d:f32[64,8] = slice[start={0,8}, limit={64,16}, strides={1,1}] c", "return d, c")
        .stays(new SlicedProducts());
  }

  @Test
  void aProductThatCostsLessThanTheCopyStays() {
    On.graph(
        "(a:f32[4,40], b:f32[16,40])",
        "c:f32[4,16] = " + DOT + " a b", "d:f32[4,8] = slice[start={0,8}, limit={4,16}, strides={1,1}] c", "return d")
        .stays(new SlicedProducts());
  }

  @Test
  void batchesAndBothOperandsAreCutInSteps() {
    Tensor x = Random.normal(Key.of(1), Shape.of(50, 6, 70));
    Tensor y = Random.normal(Key.of(2), Shape.of(70, 40, 6));
    DotDims dims = new DotDims(Axes.of(2), Axes.of(0), Axes.of(1), Axes.of(2));
    BiFunction<Tensor, Tensor, Tensor> piece = (a, b) ->
        Lax.slice(Lax.dotGeneral(a, b, dims), Axes.of(1, 3, 2), Axes.of(5, 50, 40), Axes.of(3, 7, 5));
    assertArrayEquals(piece.apply(x, y).toFloatArray(), Jit.jit(piece).apply(x, y).toFloatArray());
  }
}
