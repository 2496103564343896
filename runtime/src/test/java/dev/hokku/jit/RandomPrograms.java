package dev.hokku.jit;

import dev.hokku.control.Control;
import dev.hokku.control.CustomJvp;
import dev.hokku.control.CustomVjp;
import dev.hokku.control.Remat;
import dev.hokku.control.RematPolicy;
import dev.hokku.control.Step;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Gradients;
import dev.hokku.transform.Jacobian;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.Vjp;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Functions from `f64[3,4]` to `f64[3,4]`, composed at random of operations, control flow and transforms. Values stay near one, so that
/// differences tell derivatives.
final class RandomPrograms {

  private static final Tensor W = Gradients.normal(101, 4, 4).mul(0.5);
  private static final Tensor DIRECTION = Gradients.normal(102, 3, 4);
  private static final Tensor WEIGHTS = Gradients.normal(103, 3, 4);

  private final Random random;
  private final List<String> used = new ArrayList<>();
  private boolean forwardOnly;
  private boolean reverseOnly;

  RandomPrograms(long seed) {
    random = new Random(seed);
  }

  /// The names of what the program is made of, in the order of making.
  List<String> used() {
    return used;
  }

  /// Whether it has no reverse mode.
  boolean forwardOnly() {
    return forwardOnly;
  }

  /// Whether it has no forward mode.
  boolean reverseOnly() {
    return reverseOnly;
  }

  private static final Map<String, UnaryOperator<Tensor>> OPERATIONS = operations();

  private static Map<String, UnaryOperator<Tensor>> operations() {
    Map<String, UnaryOperator<Tensor>> all = new TreeMap<>();
    all.put("sin", Tensor::sin);
    all.put("tanh", Tensor::tanh);
    all.put("square", x -> x.square().mul(0.3));
    all.put("flip", x -> x.mul(Numpy.flip(x, 1)).mul(0.5));
    all.put("matmul", x -> x.matmul(W).tanh());
    all.put("gram", x -> x.matmul(x.transpose()).matmul(x).mul(0.05).tanh());
    all.put("softmax", x -> x.exp().div(x.exp().sum(1).expandDims(1)).add(x.mul(0.2)));
    all.put("logsumexp", x -> x.sub(Numpy.logsumexp(x, 0)));
    all.put("normalise", x -> x.sub(x.mean(0)).div(x.var(0).add(0.5).sqrt()));
    all.put("cumsum", x -> x.cumsum(1).mul(0.3));
    all.put("where", x -> Numpy.where(x.gt(0.1), x.sin(), x.mul(0.7)));
    all.put("maximum", x -> x.maximum(x.mul(0.1)));
    all.put("max", x -> x.sub(x.max(1).expandDims(1)).mul(0.5));
    all.put("prod", x -> x.add(x.mul(0.3).add(1).prod(1).expandDims(1).mul(0.1)));
    all.put("concatenate", x -> Numpy.concatenate(List.of(x.at(Index.range(1, 3)).get(), x.at(Index.range(0, 1)).get().cos()), 0));
    all.put("gather", x -> x.at(Index.index(Numpy.array(2, 0, 0))).get().mul(x).add(0.1));
    all.put("scatter", x -> x.at(Index.index(Numpy.array(1, 1)), Index.all()).add(x.at(Index.range(0, 2)).get().mul(0.5)));
    all.put("dynamicSlice", x -> Lax.dynamicSliceInDim(Numpy.concatenate(List.of(x, x.sin()), 0), Numpy.scalar(2), 3, 0));
    all.put("transpose", x -> x.transpose().matmul(x).matmul(W).at(Index.range(0, 3)).get().tanh());
    all.put("psum", x -> Vmap.vmap((Tensor row) -> row.sub(Collectives.pmean(row.sin(), "rows")), VmapAxes.DEFAULT.named("rows")).apply(x));
    return all;
  }

  private <T> T named(String name, T value) {
    used.add(name);
    return value;
  }

  private boolean maybe(double probability) {
    return random.nextDouble() < probability;
  }

  /// A program of `length` pieces in a row.
  Function<Tensor, Tensor> chain(int length, int depth) {
    // Curved from the start, so that derivatives of higher order are not constant.
    Function<Tensor, Tensor> f = x -> x.sin().add(x.square().mul(0.2));
    for (int i = 0; i < length; i++) {
      f = f.andThen(depth > 0 && maybe(0.4) ? nested(depth) : operation());
    }
    return f;
  }

  private Function<Tensor, Tensor> operation() {
    List<String> names = List.copyOf(OPERATIONS.keySet());
    String name = names.get(random.nextInt(names.size()));
    return named(name, OPERATIONS.get(name)::apply);
  }

  private Function<Tensor, Tensor> nested(int depth) {
    Function<Tensor, Tensor> f = chain(1 + random.nextInt(2), depth - 1);
    return switch (random.nextInt(10)) {
      case 0 -> named("scan", x -> Control.scan(
          (Tensor c, Tensor row) -> new Step<>(f.apply(c.add(row)).mul(0.7), c.mul(row).sum(0)), x, x.mul(0.3)).carry());
      case 1 -> named("scanYs", x -> Control.scan(
          (Tensor c, Tensor row) -> new Step<>(c.add(row).sin(), f.apply(x.add(c)).at(0).get()), x.at(0).get(), x).ys());
      case 2 -> {
        Function<Tensor, Tensor> other = chain(1, depth - 1);
        yield named("cond", x -> Control.cond(x.sum().gt(0.2), f, other, x));
      }
      case 3 -> {
        Function<Tensor, Tensor> other = chain(1, depth - 1);
        yield named("switch", x -> Control.switchCase(x.argmax(1).at(0).get(), x, f, other, f.andThen(Tensor::sin)));
      }
      case 4 -> named("foriLoop", x -> Control.foriLoop(0, 3, (i, c) -> f.apply(c).mul(0.5).add(x.mul(i.astype(DType.F64)).mul(0.2)), x));
      case 5 -> {
        RematPolicy policy = List.of(RematPolicy.NOTHING, RematPolicy.DOTS, RematPolicy.EVERYTHING).get(random.nextInt(3));
        yield named("remat", Remat.remat(f, policy));
      }
      case 6 -> named("jit", Jit.jit(f));
      // The rule differentiates f forwards, which is refused where f has a rule for reverse mode only.
      case 7 -> reverseOnly ? named("jit", Jit.jit(f)) : named("customJvp", CustomJvp.of(f, (x, t) -> Jvp.jvp(f, x, t)));
      case 8 -> {
        if (forwardOnly || maybe(0.5)) {
          yield named("map", x -> Control.map((Tensor row) -> f.apply(x.mul(row)).sum(0).mul(0.3), x));
        }
        reverseOnly = true;
        yield named("customVjp", CustomVjp.of(f, x -> new CustomVjp.Forward<>(f.apply(x), x), (x, ct) -> Vjp.vjp(f, x).pullback().apply(ct)));
      }
      default -> {
        if (reverseOnly || maybe(0.5)) {
          yield named("vmap", x -> Vmap.vmap((Tensor row) -> f.apply(x.add(row.mul(0.3))).at(0).get()).apply(x));
        }
        forwardOnly = true;
        yield named("whileLoop", x -> Control.whileLoop(
            (List<Tensor> c) -> c.get(0).lt(2.5).and(c.get(1).sum().lt(50)),
            c -> List.of(c.get(0).add(1), f.apply(c.get(1)).mul(0.8)), List.of(Numpy.scalar(DType.F64, 0.0), x)).get(1));
      }
    };
  }

  /// A derivative or mapping of `f`, with values of the same type.
  Function<Tensor, Tensor> transformed(Function<Tensor, Tensor> f) {
    boolean forwards = !reverseOnly;
    boolean backwards = !forwardOnly;
    return switch (random.nextInt(8)) {
      case 0 -> backwards ? named("grad", Grad.grad((Tensor x) -> f.apply(x).mul(WEIGHTS).sum())) : f;
      case 1 -> forwards ? named("jvp", x -> Jvp.jvp(f, x, DIRECTION).tangents()) : f;
      case 2 -> backwards ? named("vjp", x -> Vjp.vjp(f, x).pullback().apply(WEIGHTS)) : f;
      case 3 -> forwards ? named("linearize", x -> Linearize.linearize(f, x).tangents().apply(DIRECTION)) : f;
      case 4 -> named("vmapBatch", x -> Vmap.vmap(f, VmapAxes.in(1).out(-1)).apply(Numpy.stack(List.of(x, x.mul(0.5).add(0.1)), 1)).sum(-1));
      case 5 -> named("jit", Jit.jit(f));
      case 6 -> named("remat", Remat.remat(f));
      default -> backwards && forwards && maybe(0.3)
          ? named("jacobian", x -> product(maybeForward() ? Jacobian.jacfwd(f) : Jacobian.jacrev(f)).apply(x, DIRECTION))
          : f;
    };
  }

  private boolean maybeForward() {
    return used.size() % 2 == 0;
  }

  private static BinaryOperator<Tensor> product(Function<Tensor, Tensor> jacobian) {
    return (x, v) -> jacobian.apply(x).mul(v).sum(-2, -1);
  }
}
