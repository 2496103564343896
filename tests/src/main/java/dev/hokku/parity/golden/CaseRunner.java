package dev.hokku.parity.golden;

import dev.hokku.hk.Applied;
import dev.hokku.hk.Initialised;
import dev.hokku.lax.Array;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares all that a case records with what a network computes.
public final class CaseRunner {

  private final GoldenCase golden;
  private final Network network;
  private final Tolerances values;
  private final Tolerances gradients;

  public CaseRunner(GoldenCase golden, Network network) {
    this.golden = golden;
    this.network = network;
    this.values = Tolerances.ofValues(golden.kind());
    this.gradients = Tolerances.ofGradients(golden.kind());
  }

  /// Throws the first [Mismatch] that it finds.
  public void run() {
    Inputs initInputs = Inputs.of(golden.initInputs());
    Initialised made = network.init(key(golden.initSeed(), 0), initInputs);
    requireVariables("params", made.params().entries().toList(), golden.params(), InitTolerances.of(golden));
    requireVariables("state", made.state().entries().toList(), golden.state(), InitTolerances.ofState(golden));
    KeyLog log = new KeyLog();
    network.logInit(key(golden.initSeed(), 0), initInputs, log);
    log.require("keys of init", golden.initTrace(), network.makesOwnKeySequences());

    State state = made.state();
    for (int i = 0; i < golden.steps().size(); i++) {
      GoldenCase.Step step = golden.steps().get(i);
      state = step("step " + i, made.params(), state, i, step.inputs(), step.output(), step.newState(), step);
    }
    Expected.Items inputs = golden.steps().getFirst().inputs();
    if (golden.gradient() != null) {
      requireGradient("gradient", made.params(), made.state(), inputs, golden.gradient());
    }
    if (golden.perturbed() != null) {
      perturbed(made, inputs, golden.perturbed());
    }
  }

  private State step(
      String what,
      Params params,
      State state,
      int index,
      Expected.Items inputs,
      Expected output,
      List<GoldenCase.Variable> newState,
      GoldenCase.@Nullable Step traced) {
    KeyLog log = new KeyLog();
    Applied<Object> applied = network.apply(params, state, key(golden.applySeed(), index), Inputs.of(inputs), log);
    output.require(what + ": output", applied.output(), values);
    requireVariables(what + ": state", applied.state().entries().toList(), newState, values);
    if (traced != null) {
      log.require(what + ": keys", traced.trace(), network.makesOwnKeySequences());
    }
    return applied.state();
  }

  private void perturbed(Initialised made, Expected.Items inputs, GoldenCase.Perturbed perturbed) {
    Params shifted = shifted(made.params(), perturbed.amplitude());
    step("perturbed", shifted, made.state(), 0, inputs, perturbed.output(), perturbed.newState(), null);
    if (perturbed.gradient() != null) {
      requireGradient("perturbed gradient", shifted, made.state(), inputs, perturbed.gradient());
    }
  }

  /// Each floating parameter `j` plus `amplitude sin(0.7 i + 1.3 j + 0.5)` at element `i`.
  private static Params shifted(Params params, double amplitude) {
    Params.Builder shifted = Params.builder();
    int j = 0;
    for (Entry entry : params.entries().toList()) {
      Tensor tensor = entry.tensor();
      if (tensor.dtype().isFloating()) {
        Buffer moved = tensor.buffer().copy();
        for (int i = 0; i < moved.length(); i++) {
          moved.setDouble(i, moved.getDouble(i) + amplitude * Math.sin(0.7 * i + 1.3 * j + 0.5));
        }
        tensor = new Array(tensor.aval(), moved);
      }
      shifted.put(entry.module(), entry.name(), tensor);
      j++;
    }
    return shifted.build();
  }

  private void requireGradient(String what, Params params, State state, Expected.Items inputs, GoldenCase.Gradient expected) {
    List<Integer> leaves = expected.inputs().stream().map(GoldenCase.InputGradient::leaf).toList();
    List<Tensor> floating = leaves.stream().map(leaf -> leafOf(inputs, leaf)).toList();
    Function<Arguments, ValueAndGrad<Arguments>> gradient = Grad.valueAndGrad((Arguments at) -> loss(at, state, inputs, leaves, expected));
    Arguments at = new Arguments(params, floating);
    ValueAndGrad<Arguments> computed = gradient.apply(at);

    Tolerance single = gradients.of(DType.F32);
    double scale = Math.max(Math.abs(expected.loss()), 1);
    if (!half() && !single.accepts(computed.value().item(), expected.loss(), scale, DType.F32)) {
      throw new Mismatch("%s: the loss is %s where %s was recorded".formatted(what, computed.value().item(), expected.loss()));
    }
    List<Entry> floats = computed.grad().params().entries().filter(entry -> entry.tensor().dtype().isFloating()).toList();
    // All gradients are sums of the same terms, so the error of each is a share of the largest of all.
    double largest = Stream.concat(
            expected.params().stream().map(GoldenCase.Variable::value), expected.inputs().stream().map(GoldenCase.InputGradient::value))
        .mapToDouble(Reference::magnitude)
        .max()
        .orElse(0);
    requirePaths(what, floats, expected.params());
    List<Derivative> derivatives = new ArrayList<>();
    for (int i = 0; i < floats.size(); i++) {
      derivatives.add(new Derivative("%s by %s".formatted(what, path(floats.get(i))), floats.get(i).tensor(), expected.params().get(i).value()));
    }
    for (int i = 0; i < leaves.size(); i++) {
      derivatives.add(
          new Derivative("%s by input %d".formatted(what, leaves.get(i)), computed.grad().inputs().get(i), expected.inputs().get(i).value()));
    }
    requireDerivatives(derivatives, largest, () -> Conditioning.of(
        moved -> derivatives(gradient.apply(moved).grad()), at, derivatives(computed.grad()), largest));
  }

  /// A derivative, and what was recorded for it.
  private record Derivative(String what, Tensor actual, Reference reference) {}

  /// The tensors of a gradient, in the order in which they are compared.
  private static List<Tensor> derivatives(Arguments gradient) {
    List<Tensor> all = new ArrayList<>();
    gradient.params().entries().map(Entry::tensor).filter(tensor -> tensor.dtype().isFloating()).forEach(all::add);
    all.addAll(gradient.inputs());
    return all;
  }

  /// Refuses derivatives that are further off than the rule for their kind says, and further than they are known.
  private void requireDerivatives(List<Derivative> derivatives, double largest, Supplier<double[]> conditioning) {
    boolean near = derivatives.stream().allMatch(
        d -> d.reference().difference(d.what(), d.actual(), gradients.of(d.reference().dtype()), largest) == null);
    if (near) {
      return;
    }
    double[] slack = conditioning.get();
    for (int i = 0; i < slack.length; i++) {
      Derivative d = derivatives.get(i);
      d.reference().require(d.what(), d.actual(), gradients.of(d.reference().dtype()).plus(slack[i]), largest);
    }
  }

  private boolean half() {
    return golden.kind().equals("half") || golden.kind().equals("mixed_precision");
  }

  private Tensor loss(Arguments at, State state, Expected.Items inputs, List<Integer> leaves, GoldenCase.Gradient expected) {
    Map<Integer, Tensor> replaced = new HashMap<>();
    for (int i = 0; i < leaves.size(); i++) {
      replaced.put(leaves.get(i), at.inputs().get(i));
    }
    Object output = network.apply(at.params(), state, key(golden.applySeed(), 0), Inputs.with(inputs, replaced), new KeyLog()).output();
    Tensor loss = Numpy.scalar(0f);
    int next = 0;
    for (Object leaf : golden.steps().getFirst().output().leavesOf(output)) {
      if (leaf instanceof Tensor tensor && tensor.dtype().isFloating()) {
        loss = loss.add(tensor.astype(DType.F32).mul(expected.cotangents().get(next++)).sum());
      }
    }
    return loss;
  }

  private static Tensor leafOf(Expected.Items inputs, int leaf) {
    List<Tensor> found = new ArrayList<>();
    Inputs.eachLeaf(inputs, (index, tensor) -> {
      if (index == leaf) {
        found.add(tensor);
      }
    });
    if (found.isEmpty()) {
      throw new Mismatch("the case has a gradient by input %d, which is no tensor".formatted(leaf));
    }
    return found.getFirst();
  }

  /// Same paths, names and order, then the values.
  private static void requireVariables(String what, List<Entry> actual, List<GoldenCase.Variable> expected, Tolerances tolerances) {
    requirePaths(what, actual, expected);
    for (int i = 0; i < expected.size(); i++) {
      Reference reference = expected.get(i).value();
      reference.require("%s %s".formatted(what, path(actual.get(i))), actual.get(i).tensor(), tolerances.of(reference.dtype()));
    }
  }

  private static void requirePaths(String what, List<Entry> actual, List<GoldenCase.Variable> expected) {
    List<String> got = actual.stream().map(CaseRunner::path).toList();
    List<String> recorded = expected.stream().map(variable -> variable.module() + ":" + variable.name()).toList();
    if (!got.equals(recorded)) {
      throw new Mismatch("%s are %s where %s were recorded".formatted(what, got, recorded));
    }
  }

  private static String path(Entry entry) {
    return entry.module() + ":" + entry.name();
  }

  private static @Nullable Key key(@Nullable Long seed, int step) {
    return seed == null ? null : Key.of((int) (seed + step));
  }
}
