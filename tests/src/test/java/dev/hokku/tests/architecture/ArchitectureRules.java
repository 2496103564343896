package dev.hokku.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which room may know which. The rooms' cards (`package-info.java`) say the same in words.
final class ArchitectureRules {

  private static final String[] RUNTIME = {
    "dev.hokku.tensor..", "dev.hokku.core..", "dev.hokku.lax..", "dev.hokku.graph..", "dev.hokku.tree..", "dev.hokku.random..", "dev.hokku.transform..",
    "dev.hokku.control..", "dev.hokku.backend..", "dev.hokku.jit..", "dev.hokku.hk..", "dev.hokku.nn..", "dev.hokku.optim..", "dev.hokku.data..",
    "dev.hokku.io..", "dev.hokku.viz.."
  };

  /// By name, so that each can be paired with a fault it must see.
  static final Map<String, ArchRule> ALL = rules();

  private ArchitectureRules() {}

  private static Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("rooms depend downwards only", roomsDependDownwardsOnly());
    rules.put("no cycles between rooms", slices().matching("dev.hokku.(**)").should().beFreeOfCycles());
    rules.put("the Vector API stays in its room", noClasses()
        .that().resideOutsideOfPackages("dev.hokku.backend.cpu..", "dev.hokku.bench..")
        .should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector..")
        .because("the module may be absent; only the CPU backend, chosen after a check, may name it"));
    rules.put("the foreign-function linker stays with the driver", noClasses()
        .that().resideOutsideOfPackage("dev.hokku.cuda..")
        .should().dependOnClassesThat().haveFullyQualifiedName("java.lang.foreign.Linker")
        .because("the CPU needs no native code"));
    rules.put("javac's trees stay in the reader", noClasses()
        .that().resideInAPackage("dev.hokku..").and().resideOutsideOfPackages("dev.hokku.processor.read..", "dev.hokku.processor", "dev.hokku.tests..")
        .should().dependOnClassesThat().resideInAnyPackage("com.sun.source.."));
    rules.put("what is read is plain values for those that write", noClasses()
        .that().resideInAnyPackage("dev.hokku.processor.model..", "dev.hokku.processor.lower..", "dev.hokku.processor.emit..")
        .should().dependOnClassesThat().resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..")
        .because("elements and types belong to one of two compilations, and only the reader knows to which"));
    rules.put("the processor names the runtime only as text", noClasses()
        .that().resideInAPackage("dev.hokku.processor..")
        .should().dependOnClassesThat().resideInAnyPackage(RUNTIME));
    rules.put("primitives are records", classes()
        .that().implement("dev.hokku.core.Primitive").and().areNotInterfaces()
        .should().beRecords().because("equality of primitives is equality of their parameters; common-subexpression elimination relies on it"));
    rules.put("the runtime does not print", noClasses()
        .that().resideInAnyPackage(RUNTIME)
        .should().accessField(System.class, "out").orShould().accessField(System.class, "err"));
    rules.put("files are read and written in three rooms only", noClasses()
        .that().resideInAnyPackage(RUNTIME).and().resideOutsideOfPackages("dev.hokku.io..", "dev.hokku.data..", "dev.hokku.viz..")
        .should().dependOnClassesThat().haveFullyQualifiedName("java.nio.file.Files"));
    rules.put("the runtime needs no desktop", noClasses()
        .that().resideInAnyPackage(RUNTIME)
        .should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..", "java.sql..", "java.util.logging.."));
    rules.put("examples use exported packages only", noClasses()
        .that().resideInAnyPackage("dev.hokku.examples..", "dev.hokku.cli..")
        .should().dependOnClassesThat().resideInAnyPackage("dev.hokku.backend.cpu..", "dev.hokku.backend.reference..", "dev.hokku.processor.."));
    return rules;
  }

  private static ArchRule roomsDependDownwardsOnly() {
    return layeredArchitecture().consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("tensor").definedBy("dev.hokku.tensor..")
        .layer("core").definedBy("dev.hokku.core..")
        .layer("lax").definedBy("dev.hokku.lax..")
        .layer("graph").definedBy("dev.hokku.graph")
        .layer("text").definedBy("dev.hokku.graph.text..")
        .layer("pass").definedBy("dev.hokku.graph.pass..")
        .layer("tree").definedBy("dev.hokku.tree..")
        .layer("random").definedBy("dev.hokku.random..")
        .layer("transform").definedBy("dev.hokku.transform..")
        .layer("control").definedBy("dev.hokku.control..")
        .layer("backend").definedBy("dev.hokku.backend")
        .layer("backends").definedBy("dev.hokku.backend.*..")
        .layer("jit").definedBy("dev.hokku.jit..")
        .layer("hk").definedBy("dev.hokku.hk..")
        .layer("nn").definedBy("dev.hokku.nn..")
        .layer("optim").definedBy("dev.hokku.optim..")
        .layer("outside").definedBy("dev.hokku.io..", "dev.hokku.viz..", "dev.hokku.data..")
        .layer("examples").definedBy("dev.hokku.examples..", "dev.hokku.cli..")
        .whereLayer("tensor").mayNotAccessAnyLayer()
        .whereLayer("core").mayOnlyAccessLayers("tensor")
        .whereLayer("lax").mayOnlyAccessLayers("core", "tensor")
        .whereLayer("graph").mayOnlyAccessLayers("lax", "core", "tensor")
        .whereLayer("tree").mayOnlyAccessLayers("lax", "core", "tensor")
        .whereLayer("random").mayOnlyAccessLayers("control", "transform", "tree", "lax", "core", "tensor")
        .whereLayer("transform").mayOnlyAccessLayers("graph", "tree", "lax", "core", "tensor")
        .whereLayer("control").mayOnlyAccessLayers("transform", "graph", "tree", "lax", "core", "tensor")
        .whereLayer("text").mayOnlyAccessLayers("control", "random", "graph", "lax", "core", "tensor")
        .whereLayer("pass").mayOnlyAccessLayers("control", "transform", "graph", "lax", "core", "tensor")
        .whereLayer("backend").mayOnlyAccessLayers("graph", "core", "tensor")
        .whereLayer("backends").mayOnlyAccessLayers("backend", "pass", "control", "transform", "random", "graph", "lax", "core", "tensor")
        .whereLayer("jit").mayOnlyAccessLayers("transform", "control", "pass", "backend", "graph", "tree", "lax", "core", "tensor")
        .whereLayer("hk").mayOnlyAccessLayers("jit", "control", "transform", "pass", "random", "graph", "tree", "lax", "core", "tensor")
        .whereLayer("nn").mayOnlyAccessLayers("hk", "control", "transform", "random", "tree", "lax", "core", "tensor")
        .whereLayer("optim").mayOnlyAccessLayers("tree", "lax", "core", "tensor")
        .whereLayer("outside").mayOnlyAccessLayers("random", "tree", "graph", "lax", "core", "tensor");
  }
}
