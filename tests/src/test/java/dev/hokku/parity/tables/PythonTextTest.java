package dev.hokku.parity.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.parity.configs.Constructors;
import org.junit.jupiter.api.Test;

/// What modules print, in Python's spelling. The texts are what `haiku._src.utils.auto_repr` makes of constructors with the same options.
class PythonTextTest {

  @Test
  void longCallsTakeALinePerOption() {
    assertEquals("""
        Conv2D(
            output_channels=3,
            kernel_shape=(3, 3),
            stride=2,
            padding='VALID',
            with_bias=False,
            data_format='NCHW',
            name='conv',
        )""",
        PythonText.module("Conv2D(outputChannels=3, kernelShape=(3, 3), stride=2, padding=VALID, withBias=false, dataFormat=NCHW, name='conv')"));
  }

  @Test
  void longListsTakeALinePerElement() {
    assertEquals("""
        Sequential(
            layers=[Linear(output_size=10),
                    Linear(output_size=20, with_bias=False),
                    Linear(output_size=30)],
        )""",
        PythonText.module(Constructors.module("Sequential([Linear(10), Linear(20, with_bias=False), Linear(30)])").toString()));
  }

  @Test
  void longCallsInListsKeepTheirOwnIndentation() {
    assertEquals("""
        Sequential(
            layers=[Linear(output_size=10, name='first'),
                    Conv2D(
                       output_channels=3,
                       kernel_shape=(3, 3),
                       stride=2,
                       padding='VALID',
                       with_bias=False,
                       data_format='NCHW',
                       name='conv',
                   )],
            name='both',
        )""",
        PythonText.module("""
            Sequential(layers=[Linear(outputSize=10, name='first'), Conv2D(outputChannels=3, kernelShape=(3, 3), stride=2, padding=VALID, \
            withBias=false, dataFormat=NCHW, name='conv')], name='both')"""));
  }

  @Test
  void whatFitsStaysOnItsLineInsideALongCall() {
    assertEquals("""
        MLP(
            output_sizes=[1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010],
            activate_final=True,
        )""",
        PythonText.module("MLP(outputSizes=[1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010], activateFinal=true)"));
  }

  @Test
  void fractionsHaveExponentsWherePythonWritesThem() {
    assertEquals("LayerNorm(axis=-1, create_scale=True, create_offset=True, eps=0.0001)",
        PythonText.module("LayerNorm(axis=-1, createScale=true, createOffset=true, eps=1.0E-4)"));
    assertEquals("LayerNorm(axis=-1, create_scale=True, create_offset=True, eps=1e-06)",
        PythonText.module("LayerNorm(axis=-1, createScale=true, createOffset=true, eps=1.0E-6)"));
    assertEquals("F(a=2.5e-07, b=10000000.0, c=0.0, d=-1.5, e=1e+16)", PythonText.module("F(a=2.5E-7, b=1.0E7, c=0.0, d=-1.5, e=1.0E16)"));
  }

  @Test
  void collectionsOfEachKind() {
    assertEquals("F(a={'k': [1, None]}, b=(True,), c=[], d=f32[2,3])", PythonText.module("F(a={'k': [1, null]}, b=(true), c=[], d=f32[2,3])"));
  }
}
