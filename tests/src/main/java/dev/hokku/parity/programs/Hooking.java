package dev.hokku.parity.programs;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Creator;
import dev.hokku.hk.Getter;
import dev.hokku.hk.Hk;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Interceptor;
import dev.hokku.hk.MethodContext;
import dev.hokku.hk.Setter;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.init.Initializers;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Programs of the kinds `custom_hooks` and `intercept`.
final class Hooking {

  private Hooking() {}

  /// A module whose primary method calls another.
  @HkModule
  static final class M {
    @Forward
    Tensor foo(Tensor x) {
      return new Linear(3).forward(x);
    }

    @Forward
    Tensor forward(Tensor x) {
      return foo(x);
    }
  }

  @Forward
  static Object interceptMethods(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    String k = v.text("k");
    List<String> log = new ArrayList<>();
    Interceptor a = (next, args, context) -> {
      log.add("a " + described(context));
      if (k.equals("short") && nameOf(context).equals("linear_0")) {
        return tensor(context.original().apply(args)).mul(10);
      }
      Object out = next.call(args);
      return context.primary() ? tensor(out).mul(2) : out;
    };
    Interceptor c = (next, args, context) -> {
      if (k.equals("one")) {
        return next.call(args);
      }
      log.add("c " + described(context));
      Object out = next.call(args);
      return context.primary() ? tensor(out).add(1) : out;
    };
    Tensor o = Hk.interceptMethods(
        a, () -> Hk.interceptMethods(c, () -> k.equals("methods") ? new M().forward(x) : new MLP(3, 2).forward(x)));
    return List.of(o, log);
  }

  static Tensor tensor(@Nullable Object out) {
    return (Tensor) Objects.requireNonNull(out);
  }

  static String described(MethodContext context) {
    return nameOf(context) + " " + (context.primary() ? "__call__" : context.method());
  }

  static String nameOf(MethodContext context) {
    String path = context.moduleName();
    return path == null ? "<no name yet>" : path.substring(path.lastIndexOf('/') + 1);
  }

  @Forward
  static Object customCreator(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Creator zeros = (next, shape, dtype, init, context) -> next.create(shape, dtype, Initializers.zeros());
    Creator scale = (next, shape, dtype, init, context) -> next.create(shape, dtype, init)
        .mul(context.name().equals("w") ? 3.0 : 1.0)
        .add(context.moduleName().equals("mlp/~/linear_1") ? 1.0 : 0.0);
    Creator plus = (next, shape, dtype, init, context) -> next.create(shape, dtype, init).add(Numpy.scalar(1f));
    Creator dns = (next, shape, dtype, init, context) ->
        context.fullName().equals("mlp/~/linear_0/w") ? Hooks.DO_NOT_STORE : next.create(shape, dtype, init);
    Getter dnsGet = (next, value, context) ->
        next.get(value == Hooks.DO_NOT_STORE ? Numpy.ones(Objects.requireNonNull(context.shape())).mul(0.1) : value);
    return switch (v.text("k")) {
      case "creator" -> Hk.customCreator(zeros, () -> creatorNet(x));
      case "creator_scale" -> Hk.customCreator(scale, () -> creatorNet(x));
      case "creator_state" -> Hk.customStateCreator(plus, () -> creatorNet(x));
      case "creator_nested" -> Hk.customCreator(scale, () -> Hk.customCreator(plus, () -> creatorNet(x)));
      default -> Hk.customCreator(dns, () -> Hk.customGetter(dnsGet, () -> creatorNet(x)));
    };
  }

  static Tensor creatorNet(Tensor x) {
    return new BatchNorm(true, true, 0.9).forward(new MLP(3, 2).forward(x), true);
  }

  @Forward
  static Object customGetterSetter(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Getter dbl = (next, value, context) -> next.get(value.mul(2));
    Getter inc = (next, value, context) -> next.get(value.add(Numpy.scalar(1f)));
    Setter half = (next, value, context) -> next.set(value.mul(0.5));
    Setter dns = (next, value, context) -> context.name().equals("hidden") ? Hooks.DO_NOT_STORE : next.set(value);
    return switch (v.text("k")) {
      case "getter" -> Hk.customGetter(dbl, () -> getterNet(x));
      case "getter_state" -> Hk.customStateGetter(inc, () -> getterNet(x));
      case "getter_nested" -> Hk.customGetter(dbl, () -> Hk.customGetter(inc, () -> getterNet(x)));
      case "setter" -> Hk.customSetter(half, () -> getterNet(x));
      default -> Hk.customSetter(dns, () -> getterNet(x));
    };
  }

  static Tensor getterNet(Tensor x) {
    return new BatchNorm(true, true, 0.9).forward(new Linear(3).forward(x), true);
  }
}
