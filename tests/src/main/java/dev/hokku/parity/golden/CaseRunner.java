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
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares all that a case records with what a network computes.
public final class CaseRunner {

  private final GoldenCase golden;
  private final Network network;
  private final Tolerances values;
  private final Tolerances gradients;
  private boolean withinRounding;

  public CaseRunner(GoldenCase golden, Network network) {
    this.golden = golden;
    this.network = network;
    this.values = Tolerances.ofValues(golden.kind());
    this.gradients = Tolerances.ofGradients(golden.kind());
  }

  /// Throws the first [Mismatch] that it finds.
  ///
  /// @return whether some number missed the plain tolerance and was near enough for what roundings do to it
  public boolean run() {
    Inputs initInputs = Inputs.of(golden.initInputs());
    Initialised made = network.init(key(golden.initSeed(), 0), initInputs);
    requireVariables("params", made.params().entries().toList(), golden.params(), InitTolerances.of(golden));
    requireFirstState(made);
    KeyLog log = new KeyLog();
    network.logInit(key(golden.initSeed(), 0), initInputs, log);
    log.require("keys of init", golden.initTrace(), network.makesOwnKeySequences());

    State state = made.state();
    List<GoldenCase.Variable> recorded = golden.state();
    for (int i = 0; i < golden.steps().size(); i++) {
      GoldenCase.Step step = golden.steps().get(i);
      state = step("step " + i, made.params(), state, recorded, i, step.inputs(), step.output(), step.newState(), step);
      recorded = step.newState();
    }
    Expected.Items inputs = golden.steps().getFirst().inputs();
    if (golden.gradient() != null) {
      requireGradient("gradient", made.params(), made.state(), inputs, golden.gradient());
    }
    if (golden.perturbed() != null) {
      perturbed(made, inputs, golden.perturbed());
    }
    return withinRounding;
  }

  private void requireFirstState(Initialised made) {
    List<Compared> first = variables("state", made.state().entries().toList(), golden.state());
    Map<Integer, Tensor> floating = floatingLeaves(golden.initInputs());
    withinRounding |= Compared.require(first, InitTolerances.ofState(golden), most -> Conditioning.of(
        moved -> {
          Inputs other = Inputs.with(golden.initInputs(), replaced(floating.keySet(), moved));
          State state = network.init(key(golden.initSeed(), 0), other).state();
          return tensors(variables("state", state.entries().toList(), golden.state()));
        },
        List.copyOf(floating.values()),
        first,
        most));
  }

  /// @param recorded the state before the step
  private State step(
      String what,
      Params params,
      State state,
      List<GoldenCase.Variable> recorded,
      int index,
      Expected.Items inputs,
      Expected output,
      List<GoldenCase.Variable> newState,
      GoldenCase.@Nullable Step traced) {
    KeyLog log = new KeyLog();
    Key key = key(golden.applySeed(), index);
    Applied<Object> applied = network.apply(params, state, key, Inputs.of(inputs), log);
    Map<Integer, Tensor> floating = floatingLeaves(inputs);
    Set<String> settled = untouched(state, recorded, applied.state(), newState);
    List<Compared> results = results(what, applied, output, newState, settled);
    Function<Arguments, List<Compared>> again = given -> {
      Inputs other = Inputs.with(inputs, replaced(floating.keySet(), given.inputs()));
      return results(what, network.apply(given.params(), given.state(), key, other, new KeyLog()), output, newState, settled);
    };
    Arguments at = new Arguments(params, state, List.copyOf(floating.values()));
    CompiledLoops loops = new CompiledLoops();
    withinRounding |= Compared.requireAny(
        List.of(() -> results, () -> again.apply(Tree.map(loops::entering, at))),
        values,
        most -> Conditioning.of(again.andThen(CaseRunner::tensors), at, results, most));
    if (traced != null) {
      log.require(what + ": keys", traced.trace(), network.makesOwnKeySequences());
    }
    return applied.state();
  }

  /// The paths of states that neither we nor the recorded run touched. They were judged where they were made, and what roundings did to them there is not known
  /// here any more.
  private static Set<String> untouched(State before, List<GoldenCase.Variable> recordedBefore, State after, List<GoldenCase.Variable> recordedAfter) {
    Map<String, Reference> old = recordedBefore.stream().collect(Collectors.toMap(CaseRunner::path, GoldenCase.Variable::value));
    Set<String> kept = recordedAfter.stream()
        .filter(variable -> old.containsKey(path(variable)) && old.get(path(variable)).same(variable.value()))
        .map(CaseRunner::path)
        .collect(Collectors.toSet());
    return after.entries()
        .filter(entry -> before.has(entry.module(), entry.name()) && before.get(entry.module(), entry.name()) == entry.tensor())
        .map(CaseRunner::path)
        .filter(kept::contains)
        .collect(Collectors.toSet());
  }

  /// The tensors of an output and of the state after it.
  ///
  /// @param settled paths of states that need not be judged
  private static List<Compared> results(
      String what, Applied<Object> applied, Expected output, List<GoldenCase.Variable> newState, Set<String> settled) {
    List<Compared> all = new ArrayList<>();
    output.collect(what + ": output", applied.output(), all);
    List<Compared> states = variables(what + ": state", applied.state().entries().toList(), newState);
    for (int i = 0; i < states.size(); i++) {
      if (!settled.contains(path(newState.get(i)))) {
        all.add(states.get(i));
      }
    }
    return all;
  }

  /// Parameters or states, which must have the recorded paths, names and order.
  private static List<Compared> variables(String what, List<Entry> actual, List<GoldenCase.Variable> expected) {
    requirePaths(what, actual, expected);
    return IntStream.range(0, expected.size())
        .mapToObj(i -> new Compared("%s %s".formatted(what, path(actual.get(i))), actual.get(i).tensor(), expected.get(i).value()))
        .toList();
  }

  private static List<Tensor> tensors(List<Compared> all) {
    return all.stream().map(Compared::actual).toList();
  }

  private static Map<Integer, Tensor> floatingLeaves(Expected.Items inputs) {
    Map<Integer, Tensor> floating = new TreeMap<>();
    Inputs.eachLeaf(inputs, (leaf, tensor) -> {
      if (tensor.dtype().isFloating()) {
        floating.put(leaf, tensor);
      }
    });
    return floating;
  }

  private static Map<Integer, Tensor> replaced(Collection<Integer> leaves, List<Tensor> tensors) {
    Map<Integer, Tensor> replaced = new HashMap<>();
    Iterator<Tensor> next = tensors.iterator();
    leaves.forEach(leaf -> replaced.put(leaf, next.next()));
    return replaced;
  }

  private void perturbed(Initialised made, Expected.Items inputs, GoldenCase.Perturbed perturbed) {
    Params shifted = shifted(made.params(), perturbed.amplitude());
    step("perturbed", shifted, made.state(), golden.state(), 0, inputs, perturbed.output(), perturbed.newState(), null);
    if (perturbed.gradient() != null) {
      requireGradient("perturbed gradient", shifted, made.state(), inputs, perturbed.gradient());
    }
  }

  /// Each floating parameter `j` plus `amplitude sin(0.7 i + 1.3 j + 0.5)` at element `i`.
  static Params shifted(Params params, double amplitude) {
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
    Arguments at = new Arguments(params, state, floating);
    BiFunction<Arguments, List<Tensor>, ValueAndGrad<Arguments>> gradient = (given, cotangents) ->
        Grad.valueAndGrad((Arguments by) -> loss(by, given.state(), inputs, leaves, cotangents)).apply(given.withoutState());
    // All gradients are sums of the same terms, so the error of each is a share of the largest of all.
    double largest = Stream.concat(
            expected.params().stream().map(GoldenCase.Variable::value), expected.inputs().stream().map(GoldenCase.InputGradient::value))
        .mapToDouble(Reference::magnitude)
        .max()
        .orElse(0);
    CompiledRoundings asWritten = CompiledRoundings.asWritten();
    CompiledRoundings contracted = CompiledRoundings.contracted();
    Function<CompiledRoundings, List<Compared>> compiled = code -> derivatives(
        what, gradient.apply(Tree.map(code::entering, at), Tree.map(code::entering, expected.cotangents())), leaves, expected, largest);
    List<Compared> results = compiled.apply(asWritten);
    withinRounding |= Compared.requireAny(
        List.of(() -> results, () -> compiled.apply(contracted)),
        asWritten.usedF16() ? gradients.throughF16() : gradients,
        most -> Conditioning.of(
            moved -> tensors(derivatives(what, gradient.apply(moved, expected.cotangents()), leaves, expected, largest)), at, results, most));
  }

  /// The loss, and its derivatives by parameters and by inputs.
  private List<Compared> derivatives(
      String what, ValueAndGrad<Arguments> computed, List<Integer> leaves, GoldenCase.Gradient expected, double largest) {
    List<Compared> all = new ArrayList<>();
    if (!half()) { // its outputs were compared, and a sum of halves has lost more than they
      Reference loss = new Reference.Stored(Numpy.scalar((float) expected.loss()));
      all.add(new Compared(what + ": the loss", computed.value(), loss, Math.max(Math.abs(expected.loss()), 1)));
    }
    List<Entry> floats = computed.grad().params().entries().filter(entry -> entry.tensor().dtype().isFloating()).toList();
    requirePaths(what, floats, expected.params());
    for (int i = 0; i < floats.size(); i++) {
      String by = "%s by %s".formatted(what, path(floats.get(i)));
      all.add(new Compared(by, floats.get(i).tensor(), expected.params().get(i).value(), largest));
    }
    for (int i = 0; i < leaves.size(); i++) {
      String by = "%s by input %d".formatted(what, leaves.get(i));
      all.add(new Compared(by, computed.grad().inputs().get(i), expected.inputs().get(i).value(), largest));
    }
    return all;
  }

  private boolean half() {
    return golden.kind().equals("half") || golden.kind().equals("mixed_precision");
  }

  private Tensor loss(Arguments at, State state, Expected.Items inputs, List<Integer> leaves, List<Tensor> cotangents) {
    Inputs given = Inputs.with(inputs, replaced(leaves, at.inputs()));
    Object output = network.apply(at.params(), state, key(golden.applySeed(), 0), given, new KeyLog()).output();
    Tensor loss = Numpy.scalar(0f);
    int next = 0;
    for (Object leaf : golden.steps().getFirst().output().leavesOf(output)) {
      if (leaf instanceof Tensor tensor && tensor.dtype().isFloating()) {
        loss = loss.add(tensor.astype(DType.F32).mul(cotangents.get(next++)).sum());
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
    List<String> recorded = expected.stream().map(CaseRunner::path).toList();
    if (!got.equals(recorded)) {
      throw new Mismatch("%s are %s where %s were recorded".formatted(what, got, recorded));
    }
  }

  private static String path(Entry entry) {
    return entry.module() + ":" + entry.name();
  }

  private static String path(GoldenCase.Variable variable) {
    return variable.module() + ":" + variable.name();
  }

  private static @Nullable Key key(@Nullable Long seed, int step) {
    return seed == null ? null : Key.of((int) (seed + step));
  }
}
