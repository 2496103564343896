package dev.hokku.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.hk.OutsideForwardException;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import org.junit.jupiter.api.Test;

class LinearTest {

  private static final Linear LINEAR = new Linear(3);
  private static final Tensor X = Numpy.array(new float[][] {{1, 2}, {3, 4}});

  @Test
  void initFromShapesMakesWhatInitMakes() {
    Params fromData = LinearInit.init(Key.of(42), LINEAR, X);
    Params fromShapes = LinearInit.initFromShapes(Key.of(42), LINEAR, ShapeDtype.f32(2, 2));
    assertEquals(Shape.of(2, 3), fromData.get("linear", "w").shape());
    assertArrayEquals(fromData.get("linear", "w").toFloatArray(), fromShapes.get("linear", "w").toFloatArray());
    assertArrayEquals(new float[3], fromData.get("linear", "b").toFloatArray());
  }

  @Test
  void aBatchOfAThousandMillionNeedsNoMemory() {
    Params params = LinearInit.initFromShapes(Key.of(42), LINEAR, ShapeDtype.f32(1_000_000_000, 784));
    assertEquals(Shape.of(784, 3), params.get("linear", "w").shape());
  }

  @Test
  void itMultipliesAndAdds() {
    Params params = Params.builder()
        .put("linear", "w", Numpy.array(new float[][] {{1, 0, 2}, {0, 1, 3}}))
        .put("linear", "b", Numpy.array(10f, 20f, 30f))
        .build();
    assertArrayEquals(new float[] {11, 22, 38, 13, 24, 48}, LinearApply.apply(params, LINEAR, X).toFloatArray());
  }

  @Test
  void aMissingParameterIsNamedWithItsModuleAndANearOne() {
    Params params = Params.builder().put("linea", "w", Numpy.zeros(2, 3)).build();
    HokkuException error = assertThrows(HokkuException.class, () -> LinearApply.apply(params, LINEAR, X));
    assertTrue(error.getMessage().contains("Parameter 'w' of module 'linear'"), error::getMessage);
    assertTrue(error.getMessage().contains("Did you mean 'linea/w'?"), error::getMessage);
    assertTrue(error.where().endsWith("linear"), error::where);
  }

  @Test
  void aParameterOfAnotherShapeIsRefused() {
    Params params = Params.builder().put("linear", "w", Numpy.zeros(5, 3)).put("linear", "b", Numpy.zeros(3)).build();
    HokkuException error = assertThrows(HokkuException.class, () -> LinearApply.apply(params, LINEAR, X));
    assertTrue(error.getMessage().contains("'w' of 'linear' is f32[5,3], but f32[2,3] is asked for"), error::getMessage);
  }

  @Test
  void calledByHandItSaysWhatToDo() {
    OutsideForwardException error = assertThrows(OutsideForwardException.class, () -> LINEAR.forward(X));
    assertTrue(error.getMessage().contains("-proc:full"), error::getMessage);
  }
}
