package dev.hokku.junit;

import dev.hokku.hk.Apply;
import dev.hokku.hk.Frame;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// In place of a forward method that JUnit would call: its lowered form. [TransformAndRun] brings it along.
public final class TransformAndRunExtension implements InvocationInterceptor {

  /// For JUnit.
  public TransformAndRunExtension() {}

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext extension) throws Throwable {
    Optional<Method> body = lowered(context);
    if (body.isEmpty()) {
      invocation.proceed();
      return;
    }
    invocation.skip();
    TransformAndRun options = options(context);
    try {
      Apply root = Transforms.afterInit(options.seed(), frame -> call(body.get(), context, frame));
      if (options.runApply()) {
        root.run(frame -> call(body.get(), context, frame));
      }
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static TransformAndRun options(ReflectiveInvocationContext<Method> context) {
    TransformAndRun ofMethod = context.getExecutable().getAnnotation(TransformAndRun.class);
    return ofMethod != null ? ofMethod : context.getTargetClass().getAnnotation(TransformAndRun.class);
  }

  /// The generated method of the same name that takes the test instance, a frame and the test's parameters; none for a method without `@Forward`.
  private static Optional<Method> lowered(ReflectiveInvocationContext<Method> context) {
    Method test = context.getExecutable();
    Class<?> owner = test.getDeclaringClass();
    List<Class<?>> parameters = new ArrayList<>(List.of(owner, Frame.class));
    parameters.addAll(Arrays.asList(test.getParameterTypes()));
    try {
      Class<?> generated = Class.forName(owner.getName().replace('$', '_') + "Apply", false, owner.getClassLoader());
      return Arrays.stream(generated.getDeclaredMethods())
          .filter(method -> method.getName().equals(test.getName()) && Arrays.asList(method.getParameterTypes()).equals(parameters))
          .findFirst();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "%s has no generated class. Mark it with @HkModule and compile the tests with the processor (-proc:full, or a processor path)."
              .formatted(owner.getName()), e);
    }
  }

  private static void call(Method lowered, ReflectiveInvocationContext<Method> context, Object frame)
      throws InvocationTargetException, IllegalAccessException {
    List<Object> arguments = new ArrayList<>(List.of(context.getTarget().orElseThrow(), frame));
    arguments.addAll(context.getArguments());
    lowered.setAccessible(true);
    lowered.invoke(null, arguments.toArray());
  }
}
