package dev.hokku.processor.read;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/// Finds javac behind the environments that build tools and IDEs wrap around it.
///
/// `Trees.instance` accepts javac's own environment only. IntelliJ hands out a proxy and publishes how to unwrap it; Gradle's
/// incremental mode and others keep the real one in a field. Eclipse's compiler has no trees at all. Reflection is used here, at
/// compile time, and nowhere else.
final class Environment {

  private Environment() {}

  /// The trees of the compilation, or nothing if this compiler has none to give.
  static Optional<Trees> trees(ProcessingEnvironment environment) {
    return direct(environment)
        .or(() -> jetBrains(environment).flatMap(Environment::direct))
        .or(() -> wrapped(environment).flatMap(Environment::direct));
  }

  private static Optional<Trees> direct(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException notJavac) {
      return Optional.empty();
    }
  }

  /// The way that JetBrains documents for processors that need javac's environment.
  private static Optional<ProcessingEnvironment> jetBrains(ProcessingEnvironment environment) {
    try {
      Class<?> wrappers = environment.getClass().getClassLoader().loadClass("org.jetbrains.jps.javac.APIWrappers");
      Object unwrapped = wrappers.getDeclaredMethod("unwrap", Class.class, Object.class)
          .invoke(null, ProcessingEnvironment.class, environment);
      return Optional.ofNullable((ProcessingEnvironment) unwrapped);
    } catch (ReflectiveOperationException | NullPointerException absent) {
      return Optional.empty();
    }
  }

  private static Optional<ProcessingEnvironment> wrapped(ProcessingEnvironment environment) {
    if (Proxy.isProxyClass(environment.getClass())) {
      InvocationHandler handler = Proxy.getInvocationHandler(environment);
      return field(handler, "val$delegateTo").or(() -> field(handler, "delegate"));
    }
    return field(environment, "delegate").or(() -> field(environment, "processingEnv"));
  }

  private static Optional<ProcessingEnvironment> field(Object holder, String name) {
    for (Class<?> c = holder.getClass(); c != null; c = c.getSuperclass()) {
      try {
        Field field = c.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(holder) instanceof ProcessingEnvironment found ? Optional.of(found) : Optional.empty();
      } catch (NoSuchFieldException next) {
        continue;
      } catch (IllegalAccessException | RuntimeException closed) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
