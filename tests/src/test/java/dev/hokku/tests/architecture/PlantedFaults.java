package dev.hokku.tests.architecture;

import java.util.LinkedHashMap;
import java.util.Map;

/// For each rule of [ArchitectureRules], sources that break it.
final class PlantedFaults {

  /// Rule name → class name → text.
  static final Map<String, Map<String, String>> SOURCES = sources();

  private PlantedFaults() {}

  private static Map<String, Map<String, String>> sources() {
    Map<String, Map<String, String>> sources = new LinkedHashMap<>();
    sources.put("rooms depend downwards only", one(
        "dev.hokku.lax.Upwards", "package dev.hokku.lax; class Upwards { dev.hokku.tree.Params params; }"));
    sources.put("no cycles between rooms", Map.of(
        "dev.hokku.aa.A", "package dev.hokku.aa; public class A { dev.hokku.bb.B b; }",
        "dev.hokku.bb.B", "package dev.hokku.bb; public class B { dev.hokku.aa.A a; }"));
    sources.put("the Vector API stays in its room", one(
        "dev.hokku.nn.Fast", "package dev.hokku.nn; class Fast { jdk.incubator.vector.FloatVector v; }"));
    sources.put("the foreign-function linker stays with the driver", one(
        "dev.hokku.backend.cpu.Native",
        "package dev.hokku.backend.cpu; class Native { Object l = java.lang.foreign.Linker.nativeLinker(); }"));
    sources.put("javac's trees stay in the reader", one(
        "dev.hokku.processor.lower.Peek", "package dev.hokku.processor.lower; class Peek { com.sun.source.tree.Tree tree; }"));
    sources.put("what is read is plain values for those that write", one(
        "dev.hokku.processor.emit.Asking", "package dev.hokku.processor.emit; class Asking { javax.lang.model.type.TypeMirror type; }"));
    sources.put("the processor names the runtime only as text", one(
        "dev.hokku.processor.emit.Linked", "package dev.hokku.processor.emit; class Linked { dev.hokku.tensor.Shape shape; }"));
    sources.put("primitives are records", one(
        "dev.hokku.lax.Loose",
        "package dev.hokku.lax; abstract class Loose implements dev.hokku.core.Primitive {}"));
    sources.put("the runtime does not print", one(
        "dev.hokku.jit.Chatty", "package dev.hokku.jit; class Chatty { void run() { System.out.println(1); } }"));
    sources.put("files are read and written in three rooms only", one(
        "dev.hokku.optim.Saving",
        "package dev.hokku.optim; class Saving { boolean there(java.nio.file.Path p) { return java.nio.file.Files.exists(p); } }"));
    sources.put("the runtime needs no desktop", one(
        "dev.hokku.viz.Window", "package dev.hokku.viz; class Window { java.awt.Color color; }"));
    sources.put("examples use exported packages only", one(
        "dev.hokku.examples.Inside",
        "package dev.hokku.examples; class Inside { dev.hokku.backend.reference.ReferenceBackend backend; }"));
    return sources;
  }

  private static Map<String, String> one(String name, String text) {
    return Map.of(name, text);
  }
}
