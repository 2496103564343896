package dev.hokku.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// What the NVIDIA driver says of this machine.
///
/// @param version as CUDA numbers it, 12040 for 12.4; 0 if there is no driver
/// @param devices how many GPUs it sees
/// @param problem why none can be used; empty if the driver answered
record Driver(int version, int devices, String problem) {

  /// The library that every driver installs under this name, with or without the CUDA toolkit.
  private static final String LIBRARY = "libcuda.so.1";

  /// Asks the driver. Loads no class of JCuda and writes no file.
  static Driver probe() {
    return probe(LIBRARY);
  }

  @SuppressWarnings("restricted") // loading the driver's own library is what this class is for
  static Driver probe(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup cuda = SymbolLookup.libraryLookup(library, arena);
      MemorySegment answer = arena.allocate(JAVA_INT);
      int status = call(cuda, "cuDriverGetVersion", answer);
      int version = answer.get(JAVA_INT, 0);
      if (status == 0) {
        status = init(cuda);
      }
      if (status != 0) {
        return new Driver(version, 0, status == 100 ? "the driver sees no GPU" : "the driver fails with error %d".formatted(status));
      }
      status = call(cuda, "cuDeviceGetCount", answer);
      return status == 0 ? new Driver(version, answer.get(JAVA_INT, 0), "") : new Driver(version, 0, "the driver fails with error %d".formatted(status));
    } catch (IllegalArgumentException e) {
      return new Driver(0, 0, "there is no NVIDIA driver (%s)".formatted(library));
    }
  }

  /// `CUresult cuInit(unsigned int flags)`
  private static int init(SymbolLookup cuda) {
    try {
      return (int) function(cuda, "cuInit", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(0);
    } catch (Throwable e) {
      throw new IllegalStateException("cuInit could not be called.", e);
    }
  }

  /// `CUresult name(int* answer)`
  private static int call(SymbolLookup cuda, String name, MemorySegment answer) {
    try {
      return (int) function(cuda, name, FunctionDescriptor.of(JAVA_INT, ADDRESS)).invokeExact(answer);
    } catch (Throwable e) {
      throw new IllegalStateException(name + " could not be called.", e);
    }
  }

  @SuppressWarnings("restricted") // the three signatures are those of cuda.h
  private static MethodHandle function(SymbolLookup cuda, String name, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(cuda.findOrThrow(name), type);
  }
}
