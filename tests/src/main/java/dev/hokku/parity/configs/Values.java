package dev.hokku.parity.configs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.nn.init.Constant;
import dev.hokku.nn.init.ConstantTensor;
import dev.hokku.nn.init.Identity;
import dev.hokku.nn.init.Orthogonal;
import dev.hokku.nn.init.RandomNormal;
import dev.hokku.nn.init.RandomUniform;
import dev.hokku.nn.init.TruncatedNormal;
import dev.hokku.nn.init.UniformScaling;
import dev.hokku.nn.init.VarianceScaling;
import dev.hokku.parity.golden.Arrays;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The encodings of values inside a config: `{"$init": …}`, `{"$fn": …}`, `{"$array": …}`.
final class Values {

  private Values() {}

  /// An option of initializers; null if it is not given.
  static @Nullable Initializer initializer(Options options, String name) {
    return options.orNull(name, Values::initializer);
  }

  /// An initializer.
  static Initializer initializer(JsonElement json) {
    JsonObject given = Signatures.initializer(json.getAsJsonObject());
    JsonElement type = given.remove("$init");
    if (type == null) {
      throw new Mismatch("%s is no initializer".formatted(json));
    }
    Options options = new Options("hk.initializers." + type.getAsString(), given);
    Initializer initializer = switch (type.getAsString()) {
      case "Constant" -> constant(options.required("constant"));
      case "RandomNormal" -> new RandomNormal(options.number("stddev", 1), options.number("mean", 0));
      case "TruncatedNormal" -> new TruncatedNormal(
          options.number("stddev", 1), options.number("mean", 0), options.number("lower", -2), options.number("upper", 2));
      case "RandomUniform" -> new RandomUniform(options.number("minval", 0), options.number("maxval", 1));
      case "UniformScaling" -> new UniformScaling(options.number("scale", 1));
      case "Orthogonal" -> new Orthogonal(options.number("scale", 1), options.integer("axis", -1));
      case "Identity" -> new Identity(options.number("gain", 1));
      case "VarianceScaling" -> varianceScaling(options);
      default -> throw new Mismatch("the runner knows no hk.initializers.%s".formatted(type.getAsString()));
    };
    options.done();
    return initializer;
  }

  private static Initializer constant(JsonElement value) {
    if (!value.isJsonPrimitive()) {
      return new ConstantTensor(array(value));
    }
    return new Constant(value.getAsJsonPrimitive().isBoolean() ? value.getAsBoolean() ? 1 : 0 : value.getAsDouble());
  }

  private static Initializer varianceScaling(Options options) {
    double scale = options.number("scale", 1);
    VarianceScaling.Mode mode = VarianceScaling.Mode.valueOf(options.text("mode", "fan_in").toUpperCase(Locale.ROOT));
    VarianceScaling.Distribution distribution =
        VarianceScaling.Distribution.valueOf(options.text("distribution", "truncated_normal").toUpperCase(Locale.ROOT));
    int[] axes = options.integersOrNull("fan_in_axes");
    List<Integer> fanInAxes = axes == null ? null : java.util.Arrays.stream(axes).boxed().toList();
    return new VarianceScaling(scale, mode, distribution, fanInAxes);
  }

  /// An activation function.
  static UnaryOperator<Tensor> activation(JsonElement json) {
    String name = json.isJsonObject() ? json.getAsJsonObject().get("$fn").getAsString() : json.getAsString();
    return switch (name) {
      case "relu" -> Functions::relu;
      case "relu6" -> Functions::relu6;
      case "elu" -> Functions::elu;
      case "selu" -> Functions::selu;
      case "gelu" -> Functions::gelu;
      case "silu", "swish" -> Functions::silu;
      case "sigmoid" -> Functions::sigmoid;
      case "softplus" -> Functions::softplus;
      case "soft_sign" -> Functions::softSign;
      case "leaky_relu" -> Functions::leakyRelu;
      case "log_sigmoid" -> Functions::logSigmoid;
      case "softmax" -> Functions::softmax;
      case "log_softmax" -> Functions::logSoftmax;
      case "celu" -> x -> Functions.celu(x, 1);
      case "hard_tanh" -> Functions::hardTanh;
      case "hard_sigmoid" -> Functions::hardSigmoid;
      case "hard_silu", "hard_swish" -> Functions::hardSilu;
      case "mish" -> Functions::mish;
      case "squareplus" -> x -> Functions.squareplus(x, 4);
      case "sparse_plus" -> Functions::sparsePlus;
      case "sparse_sigmoid" -> Functions::sparseSigmoid;
      case "standardize" -> x -> Functions.standardize(x, -1);
      case "tanh" -> Functions::tanh;
      case "identity" -> x -> x;
      case "abs" -> Tensor::abs;
      case "cos" -> Tensor::cos;
      case "negative" -> Tensor::neg;
      case "exp" -> Tensor::exp;
      case "sin" -> Tensor::sin;
      case "tan" -> Numpy::tan;
      case "sinh" -> Numpy::sinh;
      case "cosh" -> Numpy::cosh;
      case "arcsinh", "asinh" -> Numpy::arcsinh;
      case "arctan", "atan" -> Numpy::arctan;
      case "square" -> Tensor::square;
      case "sign" -> Tensor::sign;
      case "sqrt" -> Tensor::sqrt;
      case "expm1" -> Tensor::expm1;
      case "log1p" -> Tensor::log1p;
      case "floor" -> Tensor::floor;
      case "ceil" -> Tensor::ceil;
      default -> throw new Mismatch("the runner knows no activation '%s'".formatted(name));
    };
  }

  /// `{"$array": …}`, a list or a number as `f32`.
  static Tensor array(JsonElement json) {
    JsonElement values = json.isJsonObject() ? json.getAsJsonObject().get("$array") : json;
    if (values == null) {
      throw new Mismatch("%s is no array".formatted(json));
    }
    return values.isJsonPrimitive() ? Numpy.scalar(values.getAsFloat()) : Arrays.parse(values, DType.F32);
  }
}
