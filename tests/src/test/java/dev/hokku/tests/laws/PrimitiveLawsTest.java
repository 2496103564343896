package dev.hokku.tests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.hokku.backend.Backend;
import dev.hokku.backend.BackendProvider;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.core.Primitive;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.graph.text.GraphParser;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Array;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.tests.laws.Sample.Derivatives;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds for every primitive, tried on the samples of [PrimitiveCatalogue].
class PrimitiveLawsTest {

  /// What has no value by itself. The tangents of a `custom_vjp_call` are known by their transpose alone: the laws of that call meet it. A gather across a batch has a
  /// value only within the `vmap` that names its axis: [CollectiveLawsTest] holds the same laws for it there. A counted cipher stands in plans only, in the place of one that all rules
  /// know: `CountedCiphersTest`.
  private static final Set<String> NEVER_ALONE =
      Set.of("dev.hokku.control.CustomVjpTangent", "dev.hokku.transform.AllGather", "dev.hokku.backend.cpu.plan.CountedThreefry");

  @Test
  void everyPrimitiveHasARow() {
    Set<String> implemented = primitives();
    Set<String> rows = PrimitiveCatalogue.all().stream().map(row -> row.type().getName()).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(implemented.size() > 80, () -> "only %d primitives were found".formatted(implemented.size()));
    implemented.removeAll(rows);
    implemented.removeAll(NEVER_ALONE);
    assertEquals(Set.of(), implemented, "primitives without a row in the catalogue");
    assertEquals(PrimitiveCatalogue.all().size(), rows.size(), "one row per primitive");
  }

  /// The names of all classes that implement [Primitive].
  private static Set<String> primitives() {
    return ArchConfiguration.withThreadLocalScope(configuration -> {
      configuration.setResolveMissingDependenciesFromClassPath(false); // reading the JDK too takes long
      return new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.hokku").stream()
          .filter(type -> type.isAssignableTo(Primitive.class) && !type.isInterface())
          .map(JavaClass::getName)
          .collect(Collectors.toCollection(TreeSet::new));
    });
  }

  @TestFactory
  Stream<DynamicTest> abstractEvaluationTellsTheRealTypes() {
    return forEach(sample -> {
      List<ShapedArray> expected = sample.op().abstractEval(sample.avals());
      assertEquals(expected, sample.run().stream().map(Tensor::aval).toList());
    });
  }

  @TestFactory
  Stream<DynamicTest> jvpIsTheSlope() {
    return forEachFunction(Derivatives::forwards, FloatFunction::checkJvp);
  }

  @TestFactory
  Stream<DynamicTest> vjpIsTheTransposeOfJvp() {
    return forEachFunction(derivatives -> derivatives == Derivatives.BOTH, FloatFunction::checkVjp);
  }

  @TestFactory
  Stream<DynamicTest> vjpIsTheTransposeOfTheSlope() {
    return forEachFunction(derivatives -> derivatives == Derivatives.BACKWARDS, f -> {
      f.checkVjpBySlope();
      f.pullback().checkJvp();
    });
  }

  @TestFactory
  Stream<DynamicTest> secondDerivatives() {
    return forEachFunction(Derivatives::forwards, f -> f.derivative().checkJvp());
  }

  @TestFactory
  Stream<DynamicTest> secondDerivativesBackwards() {
    return forEachFunction(derivatives -> derivatives == Derivatives.BOTH, f -> {
      f.derivative().checkVjp();
      f.pullback().checkJvp();
      f.pullback().checkVjp();
    });
  }

  @TestFactory
  Stream<DynamicTest> aBatchIsALoopAndAStack() {
    return forEach(Batching::check);
  }

  @TestFactory
  Stream<DynamicTest> jitEqualsEager() {
    return forEach(sample ->
        Close.sameBits(sample.run(), Jit.jit((List<Tensor> in) -> Binding.bind(sample.op(), in)).apply(sample.in()), sample));
  }

  @TestFactory
  Stream<DynamicTest> everyBackendAgreesWithTheReference() {
    List<Backend> others = ServiceLoader.load(BackendProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> !provider.name().equals("reference") && provider.unavailable().isEmpty())
        .map(BackendProvider::create)
        .toList();
    Backend reference = new ReferenceBackend();
    return forEach(sample -> {
      for (Backend other : others) {
        Close.within(evaluate(reference, sample), evaluate(other, sample), 16, "%s on %s".formatted(sample, other.name()));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> whatIsPrintedCanBeRead() {
    return forEach(sample -> {
      if (sample.holdsCode()) {
        return;
      }
      Graph graph = MakeGraph.trace(sample.avals(), in -> Binding.bind(sample.op(), in)).graph();
      Graph read = GraphParser.parse(graph.toString());
      assertEquals(graph.toString(), read.toString());
      if (!(sample.op() instanceof HasBodies)) { // graphs are equal by the identity of their variables
        assertEquals(sample.op(), read.eqns().getFirst().op());
      }
    });
  }

  private static List<Tensor> evaluate(Backend backend, Sample sample) {
    List<ShapedArray> out = sample.op().abstractEval(sample.avals());
    List<Buffer> results = backend.evaluate(sample.op(), sample.in().stream().map(Tensor::buffer).toList(), sample.avals(), out);
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      tensors.add(new Array(out.get(i), results.get(i)));
    }
    return tensors;
  }

  private static Stream<DynamicTest> forEachFunction(Predicate<Derivatives> needed, Consumer<FloatFunction> law) {
    return forEach(sample -> {
      if (needed.test(sample.derivatives())) {
        FloatFunction.of(sample).ifPresent(law);
      }
    });
  }

  /// A test per row; a failure names the sample.
  private static Stream<DynamicTest> forEach(Consumer<Sample> law) {
    return PrimitiveCatalogue.all().stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
      for (Sample sample : row.samples()) {
        try {
          law.accept(sample);
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError("%s: %s".formatted(sample, e.getMessage()), e);
        }
      }
    }));
  }
}
