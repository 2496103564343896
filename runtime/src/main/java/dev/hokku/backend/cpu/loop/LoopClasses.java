package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.vector.VectorWidth;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Turns programs into loops by defining hidden classes: the only place in Hokku that does. A class goes when its loop does.
///
/// A program is defined once for each instance; equal programs share the loop.
public final class LoopClasses implements LoopProvider {

  private final VectorWidth width;
  private final ConcurrentHashMap<LoopProgram, Loop> loops = new ConcurrentHashMap<>();

  /// Loops for one vector width.
  public LoopClasses(VectorWidth width) {
    this.width = width;
  }

  @Override
  public Loop loop(LoopProgram program) {
    Loop known = loops.get(program);
    return known != null ? known : loops.computeIfAbsent(program, this::define);
  }

  /// Why classes cannot be defined in this JVM, if they cannot. A native image says what it is; it has no way to run bytecode that it was not built with.
  static Optional<String> refusal() {
    return System.getProperty("org.graalvm.nativeimage.imagecode", "").equals("runtime")
        ? Optional.of("a native image defines no classes")
        : Optional.empty();
  }

  private Loop define(LoopProgram program) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(LoopWriter.write(program, width), true);
      return (Loop) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new AssertionError("[HK0901] A fused loop was written wrongly: %s. This is a fault in Hokku; please report it.".formatted(program), e);
    }
  }
}
