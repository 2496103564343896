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
    assertEquals("3.0 f32[]", Numpy.scalar(3f).toString());
    assertEquals("0.33333334 f32[]", Numpy.scalar(1f / 3).toString());
    assertEquals("0.3333333333333333 f64[]", Numpy.scalar(DType.F64, 1.0 / 3).toString());
    assertEquals("10000000000.0 f32[]", Numpy.scalar(1e10f).toString());
    assertEquals("1e-10 f32[]", Numpy.scalar(1e-10f).toString());
    assertEquals("-0.0 f64[]", Numpy.scalar(DType.F64, -0.0).toString());
    assertEquals("nan bf16[]", Numpy.scalar(DType.BF16, Double.NaN).toString());
    assertEquals("7 s32[]", Numpy.scalar(7).toString());
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
    assertEquals("[] f32[2,0]", Numpy.zeros(2, 0).toString());
  }

  /// What numpy 2 prints, but for Java's words for truth and the dtype and shape at the end.
  @Test
  void longRowsAreBrokenWhereNumpyBreaksThem() {
    assertEquals("""
        [ 0.  1.  2.  3.  4.  5.  6.  7.  8.  9. 10. 11. 12. 13. 14. 15. 16. 17.
         18. 19. 20. 21. 22. 23. 24. 25. 26. 27. 28. 29.] f32[30]""", Numpy.arange(DType.F32, 30).toString());
    assertEquals("""
        [[ 0.    1.37  2.74  4.11  5.48  6.85  8.22  9.59 10.96 12.33 13.7  15.07
          16.44 17.81 19.18 20.55 21.92 23.29 24.66 26.03 27.4  28.77 30.14 31.51
          32.88]] f32[1,25]""", Numpy.arange(DType.F32, 25).mul(1.37).reshape(1, 25).toString());
    assertEquals("""
        [0.         0.16666667 0.33333334 0.5        0.6666667  0.8333333
         1.        ] f32[7]""", Numpy.linspace(0, 1, 7).toString());
  }

  @Test
  void numbersAreWrittenAsNumpyWritesThem() {
    assertEquals("[   1.    -2.5 1000. ] f32[3]", Numpy.array(1f, -2.5f, 1000f).toString());
    assertEquals("[-1.00e-10  1.25e+00] f32[2]", Numpy.array(-1e-10f, 1.25f).toString());
    assertEquals("[1.2345679e+05 1.5000000e+00] f32[2]", Numpy.array(123456.789f, 1.5f).toString());
    assertEquals("[-1.907e-06  5.043e-05 -2.512e+01] f16[3]", Numpy.array(-1.907e-6f, 5.043e-5f, -25.12f).astype(DType.F16).toString());
    assertEquals("[0.82812697 0.0637302 ] f32[2]", Numpy.array(0.82812697f, 0.0637302f).toString());
    assertEquals("[-1.e+10  2.e+10] f32[2]", Numpy.array(-1f, 2f).mul(1e10).toString());
    assertEquals("[ nan -inf  1.5] f32[3]", Numpy.array(Float.NaN, Float.NEGATIVE_INFINITY, 1.5f).toString());
    assertEquals("[-0.  0.] f32[2]", Numpy.array(-0f, 0f).toString());
    assertEquals("[0.00012 0.05   ] f32[2]", Numpy.array(0.00012f, 0.05f).toString());
    assertEquals("[1.00e+00 1.00e-01 6.55e+04] f16[3]", Numpy.array(1f, 0.1f, 65504f).astype(DType.F16).toString());
    assertEquals("[   0.    1.    2. ...  998.  999. 1000.] f32[1001]", Numpy.arange(DType.F32, 1001).toString());
    assertEquals("[ true false  true] bool[3]", Numpy.array(true, false, true).toString());
  }

  /// numpy has no `bf16`; as for the other dtypes, the fewest digits that name the number.
  @Test
  void halvesHaveAsManyDigitsAsTheyNeed() {
    assertEquals("[ 1.   -2.5   3.14] bf16[3]", Numpy.array(1f, -2.5f, 3.140625f).astype(DType.BF16).toString());
  }
}
