package dev.hokku.parity.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.control.Control;
import dev.hokku.control.Step;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What is allowed follows from how far roundings carry, and stays small where they carry nowhere.
class ConditioningTest {

  private static final Tensor X = Numpy.array(1.25f, -3f, 0.5f);

  private static final Tolerances PLAIN = Tolerances.ofValues("linear");

  @Test
  void aProductIsKnownToAFewUnits() {
    assertTrue(slack(x -> x.mul(3), X) <= 16 * Math.ulp(9f), () -> "%s for a product".formatted(slack(x -> x.mul(3), X)));
  }

  @Test
  void whatALargeTermSwallowedIsKnownToUnitsOfThatTerm() {
    double known = slack(x -> x.add(1e4).sub(1e4), X);
    assertTrue(known >= Math.ulp(1e4f) && known <= 16 * Math.ulp(1e4f), () -> "%s behind a cancellation".formatted(known));
  }

  @Test
  void halvesAreKnownToUnitsOfHalves() {
    double known = slack(x -> x.astype(DType.BF16).mul(3).astype(DType.F32), X);
    assertTrue(known >= 0x1p-6, () -> "%s in bf16".formatted(known));
  }

  @Test
  void whatTurnsIntoNaNIsNotKnownAtAll() {
    double known = slack(x -> x.mul(1e4).sub(x.mul(1e4)).add(0x1p-30).sqrt(), X);
    assertEquals(1, known, "all that is ever believed");
  }

  @Test
  void gradientsMoveToo() {
    double known = slack(x -> Grad.grad((Tensor y) -> y.add(1e4).sub(1e4).square().sum()).apply(x), X);
    assertTrue(known >= Math.ulp(1e4f), () -> "%s for a gradient behind a cancellation".formatted(known));
  }

  @Test
  void bodiesOfLoopsMoveToo() {
    double known = slack(x -> Control.scan((Tensor c, Tensor xt) -> new Step<>(c.add(1e4).sub(1e4), xt), x, Numpy.zeros(3, 1)).carry(), X);
    assertTrue(known >= Math.ulp(1e4f), () -> "%s for a cancellation in a loop".formatted(known));
  }

  @Test
  void aWellConditionedNumberThatIsOffFails() {
    Tensor actual = X.mul(3);
    Compared off = new Compared("product", actual, new Reference.Stored(actual.mul(1.0001)));
    assertThrows(Mismatch.class, () -> Compared.require(List.of(off), PLAIN, most ->
        Conditioning.of((Tensor x) -> List.of(x.mul(3)), X, List.of(off), most)));
  }

  @Test
  void noConditioningExcusesAMissingTerm() {
    Tensor actual = X.add(1e7).sub(1e7);
    Compared off = new Compared("difference", actual, new Reference.Stored(X.add(0.5)));
    double[] known = Conditioning.of((Tensor x) -> List.of(x.add(1e7).sub(1e7)), X, List.of(off), each -> 0.01 * each.largest());
    assertEquals(0.01 * 2.5, known[0], 1e-9);
  }

  private static double slack(UnaryOperator<Tensor> f, Tensor x) {
    Compared base = new Compared("x", f.apply(x), new Reference.Stored(f.apply(x)));
    return Conditioning.of((Tensor at) -> List.of(f.apply(at)), x, List.of(base), each -> 1)[0];
  }
}
