package dev.hokku.nn.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.hk.summary.Column;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalShape;
import dev.hokku.tree.Params;
import org.junit.jupiter.api.Test;

/// Networks with 1000 classes have as many parameters as is printed everywhere. No number is drawn here, only counted.
class KnownSizesTest {

  private static Params params(ResNet net) {
    return EvalShape.evalShape((Tensor x) -> ResNetInit.init(Key.of(1), net, x, true).params(), ShapeDtype.f32(1, 64, 64, 3));
  }

  @Test
  void resNets() {
    assertEquals(11_689_512, params(ResNet.resNet18(1000)).count());
    assertEquals(21_797_672, params(ResNet.resNet34(1000)).count());
    assertEquals(44_549_160, params(ResNet.resNet101(1000)).count());
    assertEquals(60_192_808, params(ResNet.resNet152(1000)).count());
  }

  @Test
  void resNet50() {
    Params params = params(ResNet.resNet50(1000));
    assertEquals(25_557_032, params.count());
    assertEquals("102.23 MB", Column.formatBytes(params.byteSize()));
  }

  @Test
  void mobileNet() {
    MobileNetV1 net = new MobileNetV1(1000);
    Params params = EvalShape.evalShape((Tensor x) -> MobileNetV1Init.init(Key.of(1), net, x, true).params(), ShapeDtype.f32(1, 64, 64, 3));
    assertEquals(4_231_976, params.count());
  }
}
