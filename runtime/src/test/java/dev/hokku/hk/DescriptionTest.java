package dev.hokku.hk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.nn.AvgPool;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Embed;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.PaddingMode;
import dev.hokku.nn.Sequential;
import dev.hokku.nn.init.Initializers;
import dev.hokku.nn.nets.MLP;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Modules print the options that they were given.
class DescriptionTest {

  @Test
  void whatIsAtItsDefaultIsLeftOut() {
    assertEquals("Linear(outputSize=3)", new Linear(3).toString());
    assertEquals("Linear(outputSize=3, withBias=false, name='head')", new Linear(3).withBias(false).withName("head").toString());
    assertEquals("Flatten()", new Flatten().toString());
    assertEquals("Embed(vocabSize=3, embedDim=2)", new Embed(3, 2).toString());
    assertEquals("Embed(vocabSize=3, embedDim=2, lookupStyle=ONE_HOT)", new Embed(3, 2).withLookupStyle(Embed.LookupStyle.ONE_HOT).toString());
    assertEquals("MLP(outputSizes=[3, 4])", new MLP(3, 4).toString());
    assertEquals("LSTM(hiddenSize=2)", new LSTM(2).toString());
  }

  @Test
  void sharedOptionsPrintAsTheModulesOwn() {
    assertEquals("BatchNorm(createScale=true, createOffset=true, decayRate=0.9)", new BatchNorm(true, true, 0.9).toString());
    assertEquals("Conv2D(outputChannels=3, kernelShape=(3, 5))", new Conv2D(3, 3, 5).toString());
    assertEquals("Conv2D(outputChannels=3, kernelShape=3, stride=2, padding=VALID, dataFormat='NCHW')",
        new Conv2D(3, 3).withStride(2).withPadding(PaddingMode.VALID).withDataFormat("NCHW").toString());
  }

  @Test
  void modulesInsidePrintToo() {
    assertEquals("Sequential(layers=[Linear(outputSize=1), Flatten()])", Sequential.of(new Linear(1), new Flatten()).toString());
  }

  @Test
  void initializersPrintWithTheirValues() {
    assertEquals("Linear(outputSize=3, wInit=Constant[constant=0.0])", new Linear(3).withWInit(Initializers.zeros()).toString());
  }

  @Test
  void theOptionsAreThereAsValues() {
    List<Description.Option> options = LinearApply.TYPE.optionsOf(new Linear(3).withName("head"));
    assertEquals(List.of(new Description.Option("outputSize", 3), new Description.Option("name", "head")), options);
  }

  @Test
  void aBoxedDefaultIsRecognised() {
    assertEquals("AvgPool(window=2, strides=2, padding=VALID)", new AvgPool(2, 2, PaddingMode.VALID).toString());
  }
}
