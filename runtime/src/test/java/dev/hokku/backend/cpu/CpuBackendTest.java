package dev.hokku.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.Backend;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.graph.pass.InlineCalls;
import dev.hokku.graph.pass.Pipelines;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Padding;
import dev.hokku.lax.Window;
import dev.hokku.nn.Functions;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Plans against the reference backend, against the same equations one by one, and with every number of threads.
class CpuBackendTest {

  /// A program and the types of its inputs.
  private record Case(String name, List<ShapedArray> in, Function<List<Tensor>, List<Tensor>> f) {}

  private static final List<Case> CASES = List.of(
      new Case("relu of a scaled sum", types("f32[40,33]", "f32[33]", "f32[40,1]"),
          x -> List.of(Functions.relu(x.get(0).mul(x.get(1)).add(x.get(2))))),
      new Case("nothing", types("f32[0,3]"), x -> List.of(
          Lax.select(Lax.lt(x.get(0), Lax.zerosLike(x.get(0))), x.get(0).neg().exp(), x.get(0).mul(2).sin()), x.get(0).transpose().exp())),
      new Case("softmax", types("f32[37,100]"), x -> List.of(Functions.softmax(x.get(0)))),
      new Case("softmax of short rows", types("f32[5,7,3]"), x -> List.of(Functions.softmax(x.get(0)))),
      new Case("log softmax and its derivative", types("f32[16,10]"),
          x -> List.of(Grad.grad((Tensor t) -> Functions.logSoftmax(t).mul(t).sum()).apply(x.get(0)))),
      new Case("normalised rows", types("f32[12,65]", "f32[65]", "f32[65]"), x -> List.of(layerNorm(x))),
      new Case("derivative of normalised rows", types("f32[12,65]", "f32[65]", "f32[65]"),
          x -> List.of(Grad.grad((Tensor t) -> layerNorm(List.of(t, x.get(1), x.get(2))).square().sum()).apply(x.get(0)))),
      new Case("normalised columns", types("f32[6,5,4,32]"), x -> {
        Axes axes = Axes.of(0, 1, 2);
        Tensor mean = x.get(0).mean(axes, KeepDims.YES);
        Tensor variance = x.get(0).sub(mean).square().mean(axes, KeepDims.YES);
        return List.of(x.get(0).sub(mean).mul(variance.add(1e-5).rsqrt()), mean.flatten());
      }),
      new Case("a training step", types("f32[20,30]", "f32[30,50]", "f32[50]", "f32[50,10]", "f32[10]", "s32[20]"), CpuBackendTest::step),
      new Case("sums over all kinds of axes", types("f32[6,7,8,9]"), x -> List.of(
          x.get(0).sum(0), x.get(0).sum(3), x.get(0).sum(1, 2), x.get(0).sum(0, 2), x.get(0).sum(1, 3), x.get(0).max(0, 1, 2, 3), x.get(0).sum())),
      new Case("a long sum", types("f32[100000]", "f32[3000,40]"), x -> List.of(x.get(0).sum(), x.get(1).sum(0))),
      new Case("transposes", types("f32[40,50,60]"), x -> List.of(
          x.get(0).transpose(), x.get(0).transpose(0, 2, 1), x.get(0).transpose(1, 0, 2), x.get(0).transpose(1, 2, 0))),
      new Case("products of all layouts", types("f32[8,20,30]", "f32[8,30,25]", "f32[20,30]"), x -> List.of(
          x.get(0).matmul(x.get(1)), x.get(1).transpose(0, 2, 1).matmul(x.get(0).transpose(0, 2, 1)),
          x.get(2).transpose().matmul(x.get(2)), x.get(0).matmul(x.get(2).transpose()), x.get(2).matmul(x.get(1).at(0).get()))),
      new Case("convolutions and their derivatives", types("f32[2,9,8,16]", "f32[3,3,16,20]"), x -> convolutions(x)),
      new Case("loops behind products", types("f32[130,70]", "f32[70,45]", "f32[45]", "f32[130,1]", "f32[130,45]"), CpuBackendTest::layers),
      new Case("loops behind transposed products", types("f32[70,130]", "f32[45,70]", "f32[45]", "f32[130,1]", "f32[130,45]"), x -> layers(List.of(
          x.get(0).transpose(), x.get(1).transpose(), x.get(2), x.get(3), x.get(4)))),
      new Case("loops behind wide, deep and flat products", types("f32[30,2100]", "f32[2100,1700]", "f32[1700]"), x -> List.of(
          Functions.relu(x.get(0).matmul(x.get(1)).add(x.get(2))),
          Functions.relu(Lax.slice(x.get(0), Axes.of(0, 0), Axes.of(2, 2100), Axes.of(1, 1)).matmul(x.get(1)).add(x.get(2))).neg())),
      new Case("loops behind convolutions", types("f32[2,9,8,16]", "f32[3,3,16,20]", "f32[20]", "f32[2,9,8,20]"), x -> {
        Tensor y = Lax.conv(x.get(0), x.get(1), ConvDims.channelsLast(2), Axes.of(1, 1), List.of(Padding.edges(1, 1), Padding.edges(1, 1)));
        return List.of(Functions.relu(y.mul(x.get(2)).add(x.get(2)).add(x.get(3))));
      }),
      new Case("pooling and its derivative", types("f32[2,9,8,17]"), x -> {
        Window same = Window.same(x.get(0).shape(), Shape.of(1, 3, 3, 1), Axes.of(1, 2, 2, 1));
        Window halves = Window.of(Shape.of(1, 2, 2, 1), Axes.of(1, 2, 2, 1));
        Function<Tensor, Tensor> both = t -> Lax.reduceWindowMax(t, same).square().sum().add(Lax.reduceWindowMax(t, halves).sum());
        return List.of(
            Lax.reduceWindowMax(x.get(0), same), Lax.reduceWindowSum(x.get(0), same), Grad.grad(both).apply(x.get(0)));
      }),
      new Case("slices and reversals", types("f32[6,7,8]"), x -> List.of(
          Lax.rev(x.get(0), Axes.of(0, 1)), Lax.rev(x.get(0), Axes.of(2)),
          Lax.slice(x.get(0), Axes.of(1, 2, 3), Axes.of(5, 7, 8), Axes.of(2, 1, 2)), Lax.slice(x.get(0), Axes.of(1, 0, 0), Axes.of(5, 7, 8), Axes.of(1, 2, 1)))),
      new Case("whole numbers and masks", types("f32[50]", "s32[50]", "bool[50]"), x -> List.of(
          x.get(0).gt(0).and(x.get(2)), x.get(1).add(3).mul(x.get(1)), x.get(2).astype(DType.F32), x.get(0).astype(DType.S32), x.get(2).not())),
      new Case("results that are inputs, equal or constant", types("f32[5]"), x -> {
        Tensor y = x.get(0).exp();
        return List.of(x.get(0), y, y, y.reshape(5, 1), Lax.full(ShapedArray.f32(3), 2.0));
      }),
      new Case("double precision", types("f64[4,5]", "f64[5,6]"), x -> List.of(x.get(0).matmul(x.get(1)).tanh().sum(1))));

  /// What layers do with a product: everything that can follow one, and some that cannot.
  private static List<Tensor> layers(List<Tensor> x) {
    Tensor product = x.get(0).matmul(x.get(1));
    Tensor before = product.add(x.get(2));
    return List.of(
        Functions.relu(before).mul(x.get(4)), // the sum is stored too, for the next
        before.tanh().sum(0),
        x.get(0).matmul(x.get(1).neg()).mul(x.get(3)).reshape(-1),
        x.get(0).matmul(x.get(1).exp()).sub(product.transpose().reshape(130, 45)));
  }

  @Test
  void loopsFollowTheProductThatTheyRead() {
    Graph graph = Pipelines.standard().run(MakeGraph.trace(types("f32[128,784]", "f32[784,300]", "f32[300]"), x -> {
      Tensor before = x.get(0).matmul(x.get(1)).add(x.get(2));
      return List.of(Functions.relu(before), before);
    }).graph());
    assertEquals(
        List.of("dot of 128 x 300 over 784, then loop of 1 operation, then loop of 2 operations"),
        new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN).compile(graph).steps());
  }

  /// Alone it is done in place; behind the product its result would need memory of its own.
  @Test
  void anUpdateOfWhatIsDonatedStaysAlone() {
    Graph graph = Pipelines.standard().run(MakeGraph.trace(types("f32[30,40]", "f32[30,20]", "f32[20,40]"), x -> List.of(
        x.get(0).sub(x.get(1).matmul(x.get(2)).mul(0.01)))).graph());
    BitSet donated = new BitSet();
    CpuBackend backend = new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN);
    assertEquals(List.of("dot of 30 x 40 over 20, then loop of 2 operations"), backend.compile(graph, donated).steps());
    donated.set(0);
    assertEquals(List.of("dot of 30 x 40 over 20", "loop of 2 operations over 1 x 1200"), backend.compile(graph, donated).steps());
    List<Buffer> in = inputs(graph);
    List<Buffer> wanted = backend.compile(graph).run(in);
    Buffer[] got = new Buffer[1];
    backend.compile(graph, donated).run(in, donated, got);
    same("update", wanted, List.of(got));
    assertSame(in.getFirst().floats(), got[0].floats());
  }

  @Test
  void plansAgreeWithTheReference() {
    check(new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN), true);
  }

  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void everyVectorWidthAndAnyNumberOfThreadsGiveTheSameBits(VectorWidth width) {
    CpuBackend plain = new CpuBackend(WorkerPool.ALONE, VectorWidth.NONE);
    try (WorkerPool pool = new WorkerPool(3)) {
      CpuBackend backend = new CpuBackend(pool, width);
      for (Case program : CASES) {
        Graph graph = graph(program);
        List<Buffer> in = inputs(graph);
        same(program.name(), plain.compile(graph).run(in), backend.compile(graph).run(in));
      }
    }
  }

  @Test
  void aPlanGivesTheBitsOfItsEquationsOneByOne() {
    CpuBackend backend = new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN);
    for (Case program : CASES) {
      Graph graph = new InlineCalls().run(graph(program));
      List<Buffer> in = inputs(graph);
      same(program.name(), oneByOne(backend, graph, in), backend.compile(graph).run(in));
    }
  }

  /// More operations than a loop takes. Their numbers are arrays in the graph, many of them the same in all loops; none is stored, only what one loop hands
  /// to the next.
  @Test
  void aLongFormulaStoresNoneOfItsNumbers() {
    ShapedArray aval = new ShapedArray(DType.F32, Shape.of(1000));
    Function<List<Tensor>, List<Tensor>> formula = in -> {
      Tensor x = in.getFirst();
      Tensor y = x;
      for (int i = 0; i < 70; i++) {
        y = Lax.fma(y, Lax.mul(x, Lax.full(aval, 0.25 + i / 256.0)), Lax.full(aval, 0.5 - i % 5 / 8.0));
      }
      return List.of(y);
    };
    Graph graph = Pipelines.standard().run(MakeGraph.trace(List.of(aval), formula).graph());
    var plan = new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN).compile(graph);
    assertTrue(plan.peakBytes() <= 3 * 4000, () -> plan.peakBytes() + " bytes");
    List<Buffer> in = inputs(graph);
    same("long formula", new ReferenceBackend().compile(graph).run(in), plan.run(in));
  }

  @Test
  void aPlanCanBeRunAgainAndByManyThreads() throws InterruptedException {
    CpuBackend backend = new CpuBackend(WorkerPool.ALONE, VectorWidth.CHOSEN);
    Graph graph = graph(CASES.get(7));
    var plan = backend.compile(graph);
    List<Buffer> in = inputs(graph);
    List<Buffer> expected = plan.run(in);
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      threads.add(Thread.ofPlatform().uncaughtExceptionHandler((thread, e) -> failures.add(e)).start(() -> {
        for (int i = 0; i < 50; i++) {
          same("a training step", expected, plan.run(in));
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), failures);
  }

  private static void check(CpuBackend backend, boolean againstReference) {
    for (Case program : CASES) {
      Graph graph = graph(program);
      List<Buffer> in = inputs(graph);
      List<Buffer> got = backend.compile(graph).run(in);
      List<Buffer> wanted = new ReferenceBackend().compile(graph).run(in);
      for (int i = 0; i < wanted.size(); i++) {
        close(program.name() + ", result " + i, wanted.get(i), got.get(i));
      }
    }
  }

  /// Within the rounding of sums of a few thousand terms of size 1.
  private static void close(String what, Buffer wanted, Buffer got) {
    assertEquals(wanted.length(), got.length(), what);
    double largest = 1;
    for (int i = 0; i < wanted.length(); i++) {
      largest = Math.max(largest, Math.abs(wanted.getDouble(i)));
    }
    for (int i = 0; i < wanted.length(); i++) {
      double error = Math.abs(wanted.getDouble(i) - got.getDouble(i));
      int at = i;
      double allowed = 1e-5 * largest;
      assertTrue(error <= allowed, () -> "%s at %d: %s, not %s".formatted(what, at, got.getDouble(at), wanted.getDouble(at)));
    }
  }

  private static void same(String what, List<Buffer> wanted, List<Buffer> got) {
    for (int i = 0; i < wanted.size(); i++) {
      for (int j = 0; j < wanted.get(i).length(); j++) {
        long expected = Double.doubleToRawLongBits(wanted.get(i).getDouble(j));
        int at = j;
        assertEquals(expected, Double.doubleToRawLongBits(got.get(i).getDouble(j)), () -> "%s at %d".formatted(what, at));
      }
    }
  }

  private static List<Buffer> oneByOne(Backend backend, Graph graph, List<Buffer> in) {
    Map<Atom, Buffer> env = new HashMap<>();
    for (int i = 0; i < in.size(); i++) {
      env.put(graph.invars().get(i), in.get(i));
    }
    Function<Atom, Buffer> read = atom -> atom instanceof Literal literal ? literal.buffer() : env.get(atom);
    for (Eqn eqn : graph.eqns()) {
      List<Buffer> out = backend.evaluate(
          eqn.op(), eqn.in().stream().map(read).toList(), eqn.in().stream().map(Atom::aval).toList(), eqn.out().stream().map(Var::aval).toList());
      for (int i = 0; i < out.size(); i++) {
        env.put(eqn.out().get(i), out.get(i));
      }
    }
    return graph.outvars().stream().map(read).toList();
  }

  private static List<Tensor> convolutions(List<Tensor> in) {
    List<Tensor> out = new ArrayList<>();
    ConvDims dims = ConvDims.channelsLast(2);
    for (int stride = 1; stride <= 2; stride++) {
      for (int dilation = 1; dilation <= 2; dilation++) {
        Axes strides = Axes.of(stride, stride);
        Axes dilations = Axes.of(dilation, dilation);
        Axes one = Axes.of(1, 1);
        List<Padding> padding = List.of(Padding.edges(1, 2), Padding.edges(dilation, 0));
        Function<List<Tensor>, Tensor> conv =
            x -> Lax.convGeneralDilated(x.get(0), x.get(1), dims, strides, padding, one, dilations, 1, 1);
        out.add(conv.apply(in));
        out.addAll(Grad.grad((List<Tensor> x) -> conv.apply(x).square().sum()).apply(in));
      }
    }
    Tensor grouped = in.get(1).at(Index.all(), Index.all(), Index.range(0, 4), Index.all()).get();
    out.add(Lax.convGeneralDilated(
        in.get(0), grouped, dims, Axes.of(1, 1), List.of(Padding.NONE, Padding.edges(1, -1)), Axes.of(2, 1), Axes.of(1, 1), 4, 1));
    return out;
  }

  private static Tensor layerNorm(List<Tensor> x) {
    Axes axes = Axes.of(1);
    Tensor mean = x.get(0).mean(axes, KeepDims.YES);
    Tensor variance = x.get(0).var(axes, KeepDims.YES);
    return x.get(0).sub(mean).mul(variance.add(1e-5).rsqrt()).mul(x.get(1)).add(x.get(2));
  }

  private static List<Tensor> step(List<Tensor> in) {
    Tensor labels = in.get(5);
    Function<List<Tensor>, Tensor> loss = p -> {
      Tensor h = Functions.relu(in.get(0).matmul(p.get(0)).add(p.get(1)));
      return Functions.softmaxCrossEntropyWithIntegerLabels(h.matmul(p.get(2)).add(p.get(3)), labels).mean();
    };
    var result = Grad.valueAndGrad(loss).apply(in.subList(1, 5));
    List<Tensor> out = new ArrayList<>();
    out.add(result.value());
    for (int i = 0; i < 4; i++) {
      out.add(in.get(1 + i).sub(result.grad().get(i).mul(0.01)));
    }
    return out;
  }

  private static Graph graph(Case program) {
    ClosedGraph closed = MakeGraph.trace(program.in(), program.f());
    assertEquals(List.of(), closed.consts(), program.name());
    return Pipelines.standard().run(closed.graph());
  }

  private static List<Buffer> inputs(Graph graph) {
    Random random = new Random(5);
    List<Buffer> in = new ArrayList<>();
    for (Var var : graph.invars()) {
      Buffer buffer = Buffer.zeros(var.aval().dtype(), var.aval().size());
      for (int i = 0; i < buffer.length(); i++) {
        if (var.aval().dtype().isFloating()) {
          buffer.setDouble(i, random.nextGaussian());
        } else {
          buffer.setLong(i, random.nextInt(var.aval().dtype() == DType.BOOL ? 2 : 10));
        }
      }
      in.add(buffer);
    }
    return in;
  }

  private static List<ShapedArray> types(String... types) {
    List<ShapedArray> avals = new ArrayList<>();
    for (String type : types) {
      int bracket = type.indexOf('[');
      String[] dims = type.substring(bracket + 1, type.length() - 1).split(",");
      int[] lengths = new int[dims.length];
      for (int i = 0; i < dims.length; i++) {
        lengths[i] = Integer.parseInt(dims[i]);
      }
      avals.add(new ShapedArray(DType.parse(type.substring(0, bracket)), Shape.of(lengths)));
    }
    return avals;
  }
}
