package dev.hokku.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.hokku.lax.Numpy;
import dev.hokku.lax.TakeMode;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.tree.Params;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What is read, and what learns from it, where a number stands for nothing: values recorded from JAX.
class EmbedTest {

  private static final Tensor POSITIONS = Numpy.array(-1, 0, 7, 4, -6, -9, 2);
  private static final Tensor WEIGHTS = Numpy.array(1f, 2f, 3f, 4f, 5f, 6f, 7f);
  private static final Tensor X = Numpy.array(1f, 2f, 3f, 4f, 5f);

  private static void check(UnaryOperator<Tensor> read, float[] values, float[] gradient) {
    assertArrayEquals(values, read.apply(X).toFloatArray());
    assertArrayEquals(gradient, Grad.grad((Tensor x) -> read.apply(x).mul(WEIGHTS).sum()).apply(X).toFloatArray());
  }

  @Test
  void positionsOutsideReadTheNearestButTakeNoPartInDerivatives() {
    check(x -> x.at(Index.index(POSITIONS)).get(), new float[] {5, 1, 5, 5, 1, 1, 3}, new float[] {2, 0, 7, 0, 5});
  }

  @Test
  void onePositionOutsideIsMovedInDerivativesToo() {
    Tensor outside = Numpy.scalar(7);
    assertArrayEquals(new float[] {0, 0, 0, 0, 1}, Grad.grad((Tensor x) -> x.at(Index.index(outside)).get()).apply(X).toFloatArray());
  }

  @Test
  void takeSaysWhatBecomesOfThem() {
    float nan = Float.NaN;
    check(x -> Numpy.take(x, POSITIONS, 0, TakeMode.CLIP), new float[] {1, 1, 5, 5, 1, 1, 3}, new float[] {14, 0, 7, 0, 7});
    check(x -> Numpy.take(x, POSITIONS, 0, TakeMode.WRAP), new float[] {5, 1, 3, 5, 5, 2, 3}, new float[] {2, 6, 10, 0, 10});
    check(x -> Numpy.take(x, POSITIONS, 0, TakeMode.FILL), new float[] {5, 1, nan, 5, nan, nan, 3}, new float[] {2, 0, 7, 0, 5});
  }

  @Test
  void aWordThatIsNoneTeachesNothing() {
    Embed embed = new Embed(3, 2);
    Params params = Params.builder().put("embed", "embeddings", Numpy.array(new float[][] {{1, 2}, {3, 4}, {5, 6}})).build();
    Tensor ids = Numpy.array(2, 7, 0, -1, -9);

    Params gradient = Grad.grad((Params p) -> EmbedApply.apply(p, embed, ids).sum()).apply(params);

    assertArrayEquals(new float[] {5, 6, 5, 6, 1, 2, 5, 6, 1, 2}, EmbedApply.apply(params, embed, ids).toFloatArray());
    assertArrayEquals(new float[] {1, 1, 0, 0, 2, 2}, gradient.get("embed", "embeddings").toFloatArray());
  }
}
