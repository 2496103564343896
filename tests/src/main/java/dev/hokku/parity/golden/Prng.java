package dev.hokku.parity.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Records of `jax.random`: function, seed, arguments, and the words that came out.
public final class Prng {

  /// A record as its function sees it.
  ///
  /// @param key of the record's seed
  /// @param args its arguments
  /// @param wide the dtype of JAX's integers: `s64` with x64
  /// @param result the dtype that was recorded
  /// @param recorded the shape that was recorded
  private record Call(Key key, Options args, DType wide, DType result, Shape recorded) {

    /// The shape asked for; without one, the default, which is the result's.
    Shape shape() {
      return args.has("shape") ? args.shape("shape") : recorded;
    }
  }

  @FunctionalInterface
  private interface Sampler {
    Tensor sample(Call call);
  }

  private static final Map<String, Sampler> SAMPLERS = Map.ofEntries(
      Map.entry("PRNGKey", call -> call.key().data()),
      Map.entry("key", call -> call.key().data()),
      Map.entry("key_data", call -> call.key().data()),
      Map.entry("clone", call -> call.key().data()),
      Map.entry("split", call -> Random.split(call.key(), call.args().integers("num")).data()),
      Map.entry("fold_in", call -> call.key().foldIn(call.args().integer("data")).data()),
      Map.entry("bits", call -> {
        int width = call.args().integer("bit_width");
        return Random.bits(call.key(), call.shape(), Dtypes.parse("uint" + width));
      }),
      Map.entry("uniform", Prng::uniform),
      Map.entry("normal", call -> Random.normal(call.key(), call.shape(), call.args().dtype("dtype", call.result()))),
      Map.entry("truncated_normal", call -> Random.truncatedNormal(
          call.key(), Arrays.parse(call.args().required("lower"), DType.F64), Arrays.parse(call.args().required("upper"), DType.F64), call.shape(),
          call.args().dtype("dtype", call.result()))),
      Map.entry("bernoulli", call -> Random.bernoulli(
          call.key(), call.args().read("p", Numpy.scalar(0.5f), value -> Arrays.parse(value, DType.F32)), call.shape())),
      Map.entry("randint", call -> Random.randint(
          call.key(), call.shape(), call.args().longInteger("minval"), call.args().longInteger("maxval"), call.args().dtype("dtype", call.wide()))),
      Map.entry("gumbel", call -> Random.gumbel(call.key(), call.shape(), call.args().dtype("dtype", call.result()))),
      Map.entry("exponential", call -> Random.exponential(call.key(), call.shape(), call.args().dtype("dtype", call.result()))),
      Map.entry("laplace", call -> Random.laplace(call.key(), call.shape(), call.args().dtype("dtype", call.result()))),
      Map.entry("rademacher", Prng::rademacher),
      Map.entry("categorical", Prng::categorical),
      Map.entry("permutation", Prng::permutation),
      Map.entry("choice", Prng::choice),
      Map.entry("orthogonal", call -> {
        int n = call.args().integer("n");
        int m = call.args().integer("m", n);
        Shape leading = call.args().has("shape") ? call.shape() : Shape.SCALAR;
        return Random.orthogonal(call.key(), n, m, leading, call.args().dtype("dtype", call.result()));
      }));

  private Prng() {}

  /// The outcomes of all records of a file.
  public static List<Outcome> run(Path file, JsonObject content) {
    boolean x64 = content.get("x64").getAsBoolean();
    String stem = file.getFileName().toString().replace(".json", "");
    JsonArray cases = content.getAsJsonArray("cases");
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      JsonObject record = cases.get(i).getAsJsonObject();
      outcomes.add(Outcome.of("prng/%s/%d".formatted(stem, i), () -> check(record, x64)));
    }
    return outcomes;
  }

  private static void check(JsonObject record, boolean x64) {
    String function = record.get("fn").getAsString();
    Sampler sampler = SAMPLERS.get(function);
    if (sampler == null && !Distribution.knows(function)) {
      throw new Mismatch("the runner knows no function jax.random.%s".formatted(function));
    }
    long seed = record.get("seed").getAsLong();
    Key key = x64 ? Key.of(seed) : Key.of((int) seed);
    JsonObject given = record.getAsJsonObject("args").deepCopy();
    given.remove("note");
    Options args = new Options("jax.random." + function, given);
    DType dtype = Dtypes.parse(record.get("dtype").getAsString());
    Shape recorded = Shape.of(Options.ints(record.get("shape")));
    Tensor actual = sampler == null // not in the table above, so it is one with parameters
        ? Distribution.sample(function, key, args, recorded, dtype)
        : sampler.sample(new Call(key, args, x64 ? DType.S64 : DType.S32, dtype, recorded));
    args.done();
    Words.compare(actual, record, dtype, Tolerance.ofSampler(function, dtype));
  }

  private static Tensor uniform(Call call) {
    Shape shape = call.shape();
    DType dtype = call.args().dtype("dtype", call.result());
    return Random.uniform(
        call.key(), shape, dtype,
        call.args().read("minval", Numpy.scalar(dtype, 0.0), value -> Arrays.parse(value, dtype)),
        call.args().read("maxval", Numpy.scalar(dtype, 1.0), value -> Arrays.parse(value, dtype)));
  }

  private static Tensor choice(Call call) {
    JsonElement a = call.args().required("a");
    Shape shape = call.shape();
    boolean replace = call.args().flag("replace", true);
    int axis = call.args().integer("axis", 0);
    Tensor p = call.args().orNull("p", value -> Arrays.parse(value, DType.F32));
    Tensor from = a.isJsonArray() ? Arrays.parse(a, call.result()) : null;
    int n = from == null ? a.getAsInt() : from.dim(axis);
    Tensor drawn = p == null ? Random.choice(call.key(), n, shape, replace, call.wide()) : Random.choice(call.key(), p, shape, replace);
    return from == null ? drawn.astype(call.result()) : Numpy.take(from, drawn, axis);
  }

  private static Tensor rademacher(Call call) {
    // With x64, JAX draws f64 numbers for the coin behind it.
    DType coin = call.wide() == DType.S64 ? DType.F64 : DType.F32;
    Tensor heads = Random.bernoulli(call.key(), Numpy.scalar(coin, 0.5), call.shape()).astype(call.args().dtype("dtype", call.result()));
    return heads.mul(2).sub(1).astype(call.result());
  }

  private static Tensor categorical(Call call) {
    Tensor logits = Arrays.parse(call.args().required("logits"), DType.F32);
    int axis = call.args().integer("axis", -1);
    int[] shape = call.args().integersOrNull("shape");
    Shape drawnShape = shape == null ? logits.shape().remove(logits.shape().axis(axis)) : Shape.of(shape);
    boolean replace = call.args().flag("replace", true);
    Tensor drawn = Random.categorical(call.key(), logits, axis, drawnShape, replace);
    // Without replacement JAX gives the positions of the largest numbers, which are s32 with x64 too.
    return replace ? drawn.astype(call.wide()) : drawn;
  }

  private static Tensor permutation(Call call) {
    JsonElement x = call.args().required("x");
    if (!x.isJsonArray()) {
      return Random.permutation(call.key(), x.getAsInt(), call.wide());
    }
    return Random.permutation(
        call.key(), Arrays.parse(x, call.result()), call.args().integer("axis", 0), call.args().flag("independent", false));
  }
}
