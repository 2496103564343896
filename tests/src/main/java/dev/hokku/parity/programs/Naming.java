package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.currentName;
import static dev.hokku.hk.Hk.forceName;
import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.nameScope;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.init.Initializers.randomNormal;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.NameLike;
import dev.hokku.Transparent;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Programs of the kind `naming`.
final class Naming {

  private Naming() {}

  @Forward
  static Object namingRepeat(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    for (int i = 0; i < 3; i++) {
      x = new Linear(3).forward(x);
    }
    Linear m = new Linear(3).withName("foo");
    x = m.forward(x);
    x = m.forward(x);
    x = new Linear(3).withName("foo").forward(x);
    x = new MLP(3, 3).forward(x);
    return new MLP(3).forward(x);
  }

  /// Submodules of the constructor, of the call, and a parameter of its own.
  @HkModule
  static final class Net {
    final Linear a = new Linear(3);
    final Linear b = new Linear(3);

    @Forward
    Tensor forward(Tensor x) {
      Linear c = new Linear(3);
      Linear d = new Linear(3).withName("d");
      Tensor w = getParameter("w", Shape.of(3), randomNormal());
      return d.forward(c.forward(b.forward(a.forward(x)))).mul(w);
    }
  }

  @Forward
  static Object namingInitVsCall(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Net n = new Net();
    Net m = new Net();
    return m.forward(n.forward(x)).add(n.forward(x));
  }

  /// Several methods.
  @HkModule
  static final class AE {
    @Forward
    Tensor encode(Tensor x) {
      return new Linear(2).forward(x);
    }

    @Forward
    Tensor decode(Tensor z) {
      return new Linear(3).forward(z);
    }

    private Tensor _private(Tensor x) {
      return new Linear(3).withName("p").forward(x);
    }

    @Forward
    Tensor forward(Tensor x) {
      // A Python property is no scope of its own, so its parameter belongs here.
      Tensor decoded = decode(encode(x));
      Tensor prop = getParameter("w", Shape.SCALAR, randomNormal());
      return decoded.mul(prop).add(_private(x));
    }
  }

  @Forward
  static Object namingMethods(Variant v, Inputs in) {
    AE a = new AE();
    Tensor x = in.tensor(0);
    return a.forward(x).add(a.decode(a.encode(x)));
  }

  /// Two methods that name what they make as the primary one does; numbers start anew in each, so they share it.
  @HkModule(name = "ae")
  static final class Shared {
    @NameLike("forward")
    @Forward
    Tensor encode(Tensor x) {
      return new Linear(3).forward(x);
    }

    @NameLike("forward")
    @Forward
    Tensor decode(Tensor z) {
      return new Linear(3).forward(z);
    }

    @Forward
    Tensor forward(Tensor x) {
      return decode(encode(x));
    }
  }

  @Forward
  static Object nameLikeShared(Variant v, Inputs in) {
    return new Shared().forward(in.tensor(0));
  }

  /// A method that is no scope.
  @HkModule(name = "m")
  static final class Open {
    @Transparent
    @Forward
    Tensor helper(Tensor x) {
      return new Linear(3).forward(x);
    }

    @Forward
    Tensor forward(Tensor x) {
      // Python makes the layer in the middle last of all: it evaluates the argument of a call after the callee.
      Linear middle = new Linear(3);
      return helper(middle.forward(helper(x)));
    }
  }

  @Forward
  static Object namingTransparent(Variant v, Inputs in) {
    Open m = new Open();
    return m.helper(m.forward(in.tensor(0)));
  }

  /// The innermost.
  @HkModule
  static final class C {
    final MLP mlp = new MLP(3, 3);

    @Forward
    Tensor forward(Tensor x) {
      return mlp.forward(x);
    }
  }

  /// In the middle.
  @HkModule(name = "b")
  static final class B {
    final C c = new C();

    @Forward
    Tensor run(Tensor x) {
      return c.forward(x).add(new C().forward(x));
    }

    /// Makes `run` a method beside the primary one.
    @Forward
    Tensor forward(Tensor x) {
      return run(x);
    }
  }

  /// The outermost.
  @HkModule(name = "a")
  static final class A {
    final B b1 = new B();
    final B b2 = new B();

    @Forward
    Tensor forward(Tensor x) {
      return b2.run(b1.run(x)).add(new B().run(x));
    }
  }

  @Forward
  static Object namingNestedDeep(Variant v, Inputs in) {
    return new A().forward(in.tensor(0));
  }

  @Forward
  static Object namingForceName(Variant v, Inputs in) {
    Linear a = new Linear(3);
    Linear b = new Linear(3).withName(forceName("linear"));
    Linear c = new Linear(3).withName(forceName("foo/~/bar"));
    List<Linear> inner = nameScope("s", () -> List.of(new Linear(3).withName(forceName("foo/~/bar")), new Linear(3)));
    Linear g = new Linear(3);
    Tensor x = c.forward(b.forward(a.forward(in.tensor(0))));
    return g.forward(inner.get(1).forward(inner.get(0).forward(x)));
  }

  /// A module that was made elsewhere, and one of its own.
  @HkModule
  static final class Wrap implements Layer, Naming_WrapDispatch {
    final Layer inner;
    final Linear own = new Linear(3);
    final @Nullable String name;

    Wrap(Layer inner, @Nullable String name) {
      this.inner = inner;
      this.name = name;
    }

    @Override
    @Forward
    public Tensor forward(Tensor x) {
      return own.forward(inner.forward(x)).add(new Linear(3).forward(x));
    }
  }

  @Forward
  static Object namingPassedModules(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Linear inner = new Linear(3).withName("shared");
    return new Wrap(new Wrap(inner, "w"), null).forward(x).add(new Wrap(inner, null).forward(x));
  }

  /// A parameter of the constructor and one of the call.
  @HkModule
  static final class Mod {
    final @Nullable String name;

    Mod(@Nullable String name) {
      this.name = name;
    }

    /// What `__init__` creates; parameters of a constructor belong to the module itself.
    @Forward
    Tensor construct() {
      String path = currentName();
      return nameScope(forceName(path), () -> getParameter("in_init", Shape.of(3), randomNormal()));
    }

    @Forward
    Tensor forward(Tensor x, Tensor w) {
      return x.add(w).add(getParameter("w", Shape.of(3), randomNormal()));
    }
  }

  @Forward
  static Object namingToplevelParams(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Tensor w = getParameter("w", Shape.of(3), randomNormal());
    Tensor s = getState("s", Shape.SCALAR, zeros());
    setState("s", s.add(1));
    Mod outer = new Mod("mod");
    Tensor outerW = outer.construct();
    Mod inner = new Mod(null);
    Tensor innerW = inner.construct();
    return outer.forward(inner.forward(x.mul(w), innerW), outerW).add(s);
  }
}
