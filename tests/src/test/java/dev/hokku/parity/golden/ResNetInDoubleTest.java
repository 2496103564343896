package dev.hokku.parity.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hokku.hk.Initialised;
import dev.hokku.parity.configs.Configs;
import dev.hokku.random.Key;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// In float64 the gradient of the deepest recorded network is the real library's to the tenth digit, so that what differs in float32 is rounding.
class ResNetInDoubleTest {

  /// Of the largest derivative.
  private static final double NEAR = 1e-10;

  @Test
  void theGradientIsTheRealLibrarys() throws IOException {
    Path file = Path.of("golden/haiku/resnet50_v2.json");
    GoldenCase golden = GoldenCase.read(file, JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    JsonObject expected =
        JsonParser.parseString(Files.readString(Path.of("src/test/resources/goldens/resnet50_v2_f64.json"))).getAsJsonObject();

    ValueAndGrad<Params> computed = gradient(golden);

    double largest = expected.get("largest").getAsDouble();
    assertEquals(expected.get("loss").getAsDouble(), computed.value().item(), NEAR);
    List<Entry> entries = computed.grad().entries().toList();
    assertEquals(expected.getAsJsonObject("gradient").size(), entries.size());
    for (Entry entry : entries) {
      String path = entry.module() + "::" + entry.name();
      JsonArray first = expected.getAsJsonObject("gradient").getAsJsonArray(path);
      Buffer values = entry.tensor().buffer();
      for (int i = 0; i < first.size(); i++) {
        assertEquals(first.get(i).getAsDouble(), values.getDouble(i), NEAR * largest, path);
      }
    }
  }

  /// At the shifted parameters, as they are in float32.
  private static ValueAndGrad<Params> gradient(GoldenCase golden) {
    Network network = Configs.network(golden.config());
    Initialised made = network.init(Key.of(golden.initSeed().intValue()), Inputs.of(golden.initInputs()));
    Params at = Tree.map(ResNetInDoubleTest::wide, CaseRunner.shifted(made.params(), golden.perturbed().amplitude()));
    State state = Tree.map(ResNetInDoubleTest::wide, made.state());
    Expected.Items recorded = golden.steps().getFirst().inputs();
    Map<Integer, Tensor> wider = new HashMap<>();
    Inputs.eachLeaf(recorded, (leaf, tensor) -> wider.put(leaf, wide(tensor)));
    Inputs inputs = Inputs.with(recorded, wider);
    Tensor cotangent = wide(golden.gradient().cotangents().getFirst());
    return Grad.valueAndGrad((Params params) -> {
      Tensor logits = (Tensor) network.apply(params, state, null, inputs, new KeyLog()).output();
      return logits.mul(cotangent).sum();
    }).apply(at);
  }

  private static Tensor wide(Tensor tensor) {
    return tensor.dtype().isFloating() ? tensor.astype(DType.F64) : tensor;
  }
}
