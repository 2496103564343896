package dev.hokku.hk.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.hk.Initialised;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.BatchNormApply;
import dev.hokku.nn.BatchNormInit;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.nn.nets.MLPInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What summaries tell of a network.
class SummaryTest {

  private static final MLP MLP = new MLP(4, 2);

  private static List<MethodInvocation> calls() {
    return EvalSummary.evalSummary((frame, args) -> MLPApply.forward(MLP, frame, args.get(0)), ShapeDtype.f32(2, 3));
  }

  @Test
  void aCallKnowsItsParametersAndTheCallsAroundIt() {
    MethodInvocation inner = calls().get(1);
    assertEquals("Linear(outputSize=4, name='linear_0')", inner.moduleDetails().config());
    assertEquals(List.of("mlp/~/linear_0", "mlp"), inner.callStack().stream().map(ModuleDetails::moduleName).toList());
    assertEquals(List.of(ShapeDtype.f32(2, 3)), inner.argsSpec());
    assertEquals(ShapeDtype.f32(2, 4), inner.outputSpec());
    assertEquals(List.of("b", "w"), List.copyOf(inner.moduleDetails().ownedParams().keySet()));
    assertEquals(4, calls().getFirst().moduleDetails().params().size());
    assertTrue(calls().getFirst().moduleDetails().ownedParams().isEmpty());
  }

  @Test
  void stateIsListedToo() {
    BatchNorm norm = new BatchNorm(true, true, 0.9);
    MethodInvocation call = EvalSummary.evalSummary(
        (frame, args) -> BatchNormApply.forward(norm, frame, args.<Tensor>get(0), true), ShapeDtype.f32(2, 3)).getFirst();
    assertTrue(call.moduleDetails().state().containsKey("batch_norm/~/mean_ema/average"), call.moduleDetails().state().toString());
  }

  @Test
  void columnsAndFiltersAreChosen() {
    assertEquals("""
        +----------+---------------+
        | Input    |   Param count |
        +==========+===============+
        | f32[2,3] |            26 |
        +----------+---------------+""",
        Tabulate.table(calls().subList(0, 1), List.of(Column.INPUT, Column.PARAMS_SIZE), List.of(Tabulate.HAS_OUTPUT, Tabulate.HAS_PARAMS)));
    assertEquals("No modules matching filters.", Tabulate.table(calls(), Column.DEFAULT, List.of(call -> false)));
  }

  @Test
  void bytesAreRoundedByThousands() {
    assertEquals("999.00 B", Column.formatBytes(999));
    assertEquals("1.07 MB", Column.formatBytes(1_066_440));
    assertEquals("5000.00 TB", Column.formatBytes(5_000_000_000_000_000L));
  }

  private static ModelInfo model() {
    Params params = MLPInit.initFromShapes(Key.of(0), MLP, ShapeDtype.f32(2, 3));
    return ModelInfo.makeModelInfo(params, State.empty(), (frame, args) -> MLPApply.forward(MLP, frame, args.get(0)), ShapeDtype.f32(2, 3));
  }

  @Test
  void eachEquationBelongsToOneCall() {
    ModelInfo mlp = model().calls().getFirst();
    assertEquals("mlp", mlp.name());
    assertEquals(26, mlp.paramCount());
    assertEquals(List.of("mlp/~/linear_0", "mlp/~/linear_1"), mlp.calls().stream().map(ModelInfo::name).toList());
    assertFalse(mlp.calls().getFirst().steps().isEmpty());
    assertTrue(model().steps().isEmpty(), "the outermost function only calls");
    assertTrue(mlp.steps().stream().noneMatch(eqn -> eqn.op().name().startsWith("dot")), "products are the layers'");
  }

  @Test
  void theDrawingHasAClusterPerCall() {
    String dot = model().toDot();
    assertEquals(3, dot.lines().filter(line -> line.contains("subgraph cluster_")).count());
    assertTrue(dot.contains("label=\"mlp/~/linear_0.forward\""), dot);
  }

  @Test
  void thePageIsEscapedAndWhole() {
    String page = model().asHtml();
    assertTrue(page.contains("mlp/~/linear_0.forward: 16 parameters"), page);
    assertEquals(page.split("<details", -1).length, page.split("</details>", -1).length);
  }

  @Test
  void aNetworkWithStateIsTracedWithIt() {
    BatchNorm norm = new BatchNorm(true, true, 0.9);
    Initialised made = BatchNormInit.init(Key.of(0), norm, Numpy.ones(2, 3), true);
    ModelInfo model = ModelInfo.makeModelInfo(
        made.params(), made.state(), (frame, args) -> BatchNormApply.forward(norm, frame, args.<Tensor>get(0), false), ShapeDtype.f32(2, 3));
    assertEquals(List.of("batch_norm/~/mean_ema", "batch_norm/~/var_ema"), model.calls().getFirst().calls().stream().map(ModelInfo::name).toList());
  }
}
