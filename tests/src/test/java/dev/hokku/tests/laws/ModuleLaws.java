package dev.hokku.tests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.hk.Applied;
import dev.hokku.hk.Getter;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Initialised;
import dev.hokku.io.Checkpoint;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalShape;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// The laws of modules, each as an assertion about a row.
final class ModuleLaws {

  /// How far `f32` may be from `f64`, in roundings: sums of some hundred products, and roots and quotients behind them.
  private static final double F32_ROUNDINGS = 200;

  /// How far `bf16` may be from `f32`, as a share of the largest element.
  private static final double BF16_SHARE = 0.15;

  /// How many callers share a module.
  private static final int THREADS = 8;

  private ModuleLaws() {}

  static void check(ModuleLaw law, ModuleRow row) throws IOException, InterruptedException, ExecutionException {
    Initialised start = row.init(row.in());
    switch (law) {
      case PATHS -> paths(row, start);
      case SHAPES -> shapes(row, start);
      case JIT -> jit(row, start);
      case FLOAT64 -> float64(row, start);
      case BFLOAT16 -> bfloat16(row, start);
      case VMAP -> vmap(row, start);
      case CALLS -> calls(row, start);
      case GRADIENT -> gradient(row);
      case CHECKPOINT -> checkpoint(row, start);
      case THREADS -> threads(row, start);
      case ANSWERS -> answers(row);
    }
  }

  private static void answers(ModuleRow row) {
    List<Tensor> in = new ArrayList<>(abstracts(row.in()));
    in.set(0, ShapeDtype.of(in.getFirst().dtype()));
    RuntimeException answer = assertThrows(RuntimeException.class, () -> row.initFromShapes(in));
    String text = answer.getMessage();
    assertTrue(text.contains("[]"), text);
    assertTrue(text.contains("at ModuleCalls"), text);
    assertTrue(text.lines().count() > 1, text);
  }

  private static void paths(ModuleRow row, Initialised start) {
    Initialised fromShapes = row.initFromShapes(abstracts(row.in()));
    assertEquals(types(start.params().entries().toList(), start.state()), types(fromShapes.params().entries().toList(), fromShapes.state()));
    Close.sameBits(Tree.leaves(start.params()), Tree.leaves(fromShapes.params()), "parameters of " + row);

    TreeSet<String> read = new TreeSet<>();
    Getter reader = (next, value, context) -> {
      read.add(context.fullName());
      return next.get(value);
    };
    Applied<Object> applied = row.apply(start.params(), start.state(), row.in(), Hooks.NONE.withParamGetter(reader));
    TreeSet<String> made = new TreeSet<>();
    start.params().entries().forEach(entry -> made.add(entry.module() + "/" + entry.name()));
    assertEquals(made, read, "parameters that apply reads");
    assertEquals(types(List.of(), start.state()), types(List.of(), applied.state()), "states after apply");
  }

  private static Map<String, String> types(List<Entry> params, State state) {
    Map<String, String> types = new TreeMap<>();
    params.forEach(entry -> types.put(entry.module() + "/" + entry.name(), entry.tensor().aval().toString()));
    List<String> paths = Tree.paths(state);
    List<Tensor> leaves = Tree.leaves(state);
    for (int i = 0; i < paths.size(); i++) {
      types.put("state " + paths.get(i), leaves.get(i).aval().toString());
    }
    return types;
  }

  private static void shapes(ModuleRow row, Initialised start) {
    List<Tensor> told = EvalShape.evalShape(in -> results(row, start, in), abstracts(row.in()));
    assertEquals(avals(results(row, start, row.in())), avals(told));
  }

  private static void jit(ModuleRow row, Initialised start) {
    Close.sameBits(results(row, start, row.in()), compiled(row).apply(List.of(start.params(), start.state(), row.in())), row);
  }

  private static void float64(ModuleRow row, Initialised start) {
    List<Tensor> wide = results(row, cast(row, start, DType.F64), row.in(DType.F64));
    List<Tensor> narrow = results(row, start, row.in());
    List<Tensor> rounded = new ArrayList<>();
    for (int i = 0; i < wide.size(); i++) {
      rounded.add(wide.get(i).astype(narrow.get(i).dtype()));
    }
    Close.within(rounded, narrow, F32_ROUNDINGS, row);
  }

  private static void bfloat16(ModuleRow row, Initialised start) {
    List<Tensor> near = results(row, cast(row, start, DType.BF16), row.in(DType.BF16));
    List<Tensor> exact = results(row, start, row.in());
    for (int i = 0; i < exact.size(); i++) {
      if (exact.get(i).dtype().isFloating()) {
        double[] expected = exact.get(i).toDoubleArray();
        double[] actual = near.get(i).toDoubleArray();
        double largest = 1;
        for (double value : expected) {
          largest = Math.max(largest, Math.abs(value));
        }
        for (int k = 0; k < expected.length; k++) {
          String what = "result %d, element %d should be near %s, but is %s".formatted(i, k, expected[k], actual[k]);
          assertTrue(Math.abs(expected[k] - actual[k]) <= BF16_SHARE * largest, what);
        }
      }
    }
  }

  private static void vmap(ModuleRow row, Initialised start) {
    List<Tensor> single = new ArrayList<>();
    int[] axes = new int[row.in().size()];
    for (int i = 0; i < axes.length; i++) {
      int axis = row.batchAxes().get(i);
      Tensor x = row.in().get(i);
      single.add(axis < 0 ? x : x.moveAxis(axis, 0).expandDims(axis + 1));
      axes[i] = axis < 0 ? VmapAxes.NONE : 0;
    }
    Function<List<Tensor>, List<Tensor>> example = in -> Tree.leaves(row.apply(start.params(), start.state(), in).output());
    List<Tensor> mapped = Vmap.vmap(example, VmapAxes.DEFAULT.inLeaves(0, axes)).apply(single);
    List<Tensor> joined = mapped.stream().map(y -> y.squeeze(row.outAxis() + 1).moveAxis(0, row.outAxis())).toList();
    Close.within(example.apply(row.in()), joined, F32_ROUNDINGS, row);
  }

  private static void calls(ModuleRow row, Initialised start) {
    List<Tensor> other = row.in().stream().map(x -> x.dtype().isFloating() ? x.mul(0.5).add(0.1) : x).toList();
    List<Tensor> both = new ArrayList<>();
    for (int i = 0; i < other.size(); i++) {
      both.add(Numpy.stack(List.of(row.in().get(i), other.get(i)), 0));
    }
    List<Tensor> mapped = Vmap.vmap((List<Tensor> in) -> results(row, start, in)).apply(both);
    List<Tensor> first = results(row, start, row.in());
    List<Tensor> second = results(row, start, other);
    List<Tensor> expected = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      expected.add(Numpy.stack(List.of(first.get(i), second.get(i)), 0));
    }
    Close.within(expected, mapped, F32_ROUNDINGS, row);
  }

  /// All parameters are `f64`, those too that a module asks for in `f32`: a getter hands them out in place of what is stored. They are moved away from
  /// their first values, whose zeros and ones would hide mistakes.
  private static void gradient(ModuleRow row) {
    List<Tensor> in = row.in(DType.F64);
    Initialised start = row.init(in);
    List<Entry> params = start.params().entries().toList();
    List<Tensor> at = new ArrayList<>();
    for (Entry entry : params) {
      Tensor first = entry.tensor().astype(DType.F64);
      at.add(first.add(Values.direction(first.aval(), at.size()).mul(0.3)));
    }
    in.stream().filter(x -> x.dtype().isFloating()).forEach(at::add);
    FloatFunction function = new FloatFunction(at, floats -> {
      Map<String, Tensor> given = new TreeMap<>();
      for (int i = 0; i < params.size(); i++) {
        given.put(params.get(i).module() + "/" + params.get(i).name(), floats.get(i));
      }
      Getter giver = (next, value, context) -> given.get(context.fullName());
      List<Tensor> inputs = new ArrayList<>();
      int next = params.size();
      for (Tensor x : in) {
        inputs.add(x.dtype().isFloating() ? floats.get(next++) : x);
      }
      Object output = row.apply(start.params(), start.state(), inputs, Hooks.NONE.withParamGetter(giver)).output();
      return Tree.leaves(output).stream().filter(y -> y.dtype() == DType.F64).toList();
    }, row.name());
    function.checkJvp();
    function.checkVjp();
  }

  private static void checkpoint(ModuleRow row, Initialised start) throws IOException {
    Path file = Files.createTempFile("checkpoint", ".safetensors");
    try {
      List<Object> tree = List.of(start.params(), start.state());
      Checkpoint.save(file, tree, Map.of());
      List<Object> loaded = Checkpoint.load(file, Tree.map(x -> ShapeDtype.of(x.aval()), tree)).tree();
      Initialised again = new Initialised((Params) loaded.get(0), (State) loaded.get(1), List.of());
      Close.sameBits(results(row, start, row.in()), results(row, again, row.in()), row);
    } finally {
      Files.delete(file);
    }
  }

  private static void threads(ModuleRow row, Initialised start) throws InterruptedException, ExecutionException {
    List<Tensor> alone = results(row, start, row.in());
    Function<List<Object>, List<Tensor>> compiled = compiled(row);
    Callable<List<Tensor>> call = () -> compiled.apply(List.of(start.params(), start.state(), row.in()));
    Callable<List<Tensor>> eager = () -> results(row, start, row.in());
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<List<Tensor>>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        calls.add(i % 2 == 0 ? call : eager);
      }
      for (Future<List<Tensor>> result : pool.invokeAll(calls)) {
        Close.sameBits(alone, result.get(), row);
      }
    }
  }

  /// Output and state of a call.
  private static List<Tensor> results(ModuleRow row, Initialised start, List<Tensor> in) {
    return results(row, start.params(), start.state(), in);
  }

  private static List<Tensor> results(ModuleRow row, Params params, State state, List<Tensor> in) {
    Applied<Object> applied = row.apply(params, state, in);
    List<Tensor> results = new ArrayList<>(Tree.leaves(applied.output()));
    results.addAll(Tree.leaves(applied.state()));
    return results;
  }

  /// From `[params, state, inputs]` to output and state.
  @SuppressWarnings("unchecked")
  private static Function<List<Object>, List<Tensor>> compiled(ModuleRow row) {
    return Jit.jit((List<Object> all) -> results(row, (Params) all.get(0), (State) all.get(1), (List<Tensor>) all.get(2)));
  }

  /// Parameters and state of `start` in the types that a module makes them for inputs of this type.
  private static Initialised cast(ModuleRow row, Initialised start, DType dtype) {
    Initialised like = row.initFromShapes(abstracts(row.in(dtype)));
    Params params = Tree.map2((type, value) -> value.astype(type.dtype()), like.params(), start.params());
    State state = Tree.map2((type, value) -> value.astype(type.dtype()), like.state(), start.state());
    return new Initialised(params, state, List.of());
  }

  private static List<Tensor> abstracts(List<Tensor> in) {
    List<Tensor> abstracts = new ArrayList<>();
    in.forEach(x -> abstracts.add(ShapeDtype.of(x.aval())));
    return abstracts;
  }

  private static List<ShapedArray> avals(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::aval).toList();
  }
}
