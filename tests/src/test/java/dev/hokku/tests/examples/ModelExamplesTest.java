package dev.hokku.tests.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hokku.examples.Autoencoder;
import dev.hokku.examples.AutoencoderApply;
import dev.hokku.examples.AutoencoderInit;
import dev.hokku.examples.DeepResidual;
import dev.hokku.examples.DeepResidualApply;
import dev.hokku.examples.DeepResidualInit;
import dev.hokku.examples.Ensemble;
import dev.hokku.examples.EnsembleApply;
import dev.hokku.examples.EnsembleInit;
import dev.hokku.examples.Frozen;
import dev.hokku.examples.FrozenApply;
import dev.hokku.examples.FrozenInit;
import dev.hokku.examples.RunningMean;
import dev.hokku.examples.RunningMeanApply;
import dev.hokku.examples.RunningMeanInit;
import dev.hokku.hk.Applied;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.tree.Params;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The examples of the programming model do what they say.
class ModelExamplesTest {

  private static final Key KEY = Key.of(3);

  @Test
  void anAutoencoderIsItsEncoderAndItsDecoder() {
    Autoencoder net = new Autoencoder(6, 2);
    Tensor x = Random.normal(KEY, Shape.of(4, 6));
    Params params = AutoencoderInit.init(KEY, net, x);
    Tensor z = AutoencoderApply.encode(params, net, x);

    assertEquals(Shape.of(4, 2), z.shape());
    assertEquals(Set.of("encoder", "decoder"), params.modules());
    assertArrayEquals(AutoencoderApply.apply(params, net, x).toFloatArray(), AutoencoderApply.decode(params, net, z).toFloatArray());
  }

  @Test
  void membersOfAnEnsembleDiffer() {
    Ensemble net = new Ensemble(3, 2);
    Tensor x = Random.normal(KEY, Shape.of(4, 5));
    Tensor out = EnsembleApply.apply(EnsembleInit.init(KEY, net, x), net, x);

    assertEquals(Shape.of(3, 4, 2), out.shape());
    assertFalse(Arrays.equals(out.at(0).get().toFloatArray(), out.at(1).get().toFloatArray()));
  }

  @Test
  void layersOfATransparentStackHaveNamesOfTheirOwn() {
    DeepResidual net = new DeepResidual(3);
    Tensor x = Random.normal(KEY, Shape.of(4, 5));
    Params params = DeepResidualInit.init(KEY, net, x);

    assertEquals(Shape.of(5, 5), params.get("deep_residual/linear_2", "w").shape());
    assertEquals(6, params.modules().size());
    assertEquals(Shape.of(4, 5), DeepResidualApply.apply(params, net, x).shape());
  }

  @Test
  void stepsAreCountedOnceForTheWholeBatch() {
    RunningMean net = new RunningMean(2);
    Tensor xs = Random.normal(KEY, Shape.of(4, 3, 5));
    Initialised first = RunningMeanInit.init(KEY, net, xs);
    Applied<Tensor> next = RunningMeanApply.apply(first.params(), first.state(), net, xs);

    assertEquals(Shape.of(4, 3, 2), next.output().shape());
    double before = first.state().get("running_mean", "steps").item();
    assertEquals(before + 3, next.state().get("running_mean", "steps").item());
  }

  @Test
  void nothingFlowsBackThroughAFrozenNormalisation() {
    Frozen net = new Frozen(2);
    Tensor x = Random.normal(KEY, Shape.of(4, 3));
    Initialised first = FrozenInit.init(KEY, net, x, true);
    Params gradient = Grad.grad((Params params) -> FrozenApply.apply(params, first.state(), net, x, true).output().square().sum()).apply(first.params());

    assertEquals(0, gradient.get("frozen/linear", "w").square().sum().item());
  }
}
