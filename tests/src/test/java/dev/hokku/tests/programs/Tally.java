package dev.hokku.tests.programs;

import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run of random programs met: how many programs there were and were good, and how many used each primitive and each transform.
final class Tally {

  private final Map<String, Integer> primitives = new TreeMap<>();
  private final Map<String, Integer> transforms = new TreeMap<>();
  private int programs;
  private int lively;

  /// Counts a program.
  ///
  /// @param graph what it does, all transforms applied
  void met(RandomProgram program, Graph graph) {
    programs++;
    program.transforms().stream().map(ProgramTransform::name).distinct().forEach(name -> transforms.merge(name, 1, Integer::sum));
    List<String> names = new ArrayList<>();
    collect(graph, names);
    names.stream().distinct().forEach(name -> primitives.merge(name, 1, Integer::sum));
  }

  private static void collect(Graph graph, List<String> names) {
    graph.eqns().forEach(eqn -> {
      names.add(eqn.op().name());
      if (eqn.op() instanceof HasBodies op) {
        op.bodies().forEach(body -> collect(body, names));
      }
    });
  }

  /// Counts a program as finite and not constant.
  void lively() {
    lively++;
  }

  /// The share of finite programs that are not constant.
  double share() {
    return (double) lively / programs;
  }

  /// How many programs use the primitive of this name.
  int ofPrimitive(String name) {
    return primitives.getOrDefault(name, 0);
  }

  /// How many programs are under the transform of this name.
  int ofTransform(String name) {
    return transforms.getOrDefault(name, 0);
  }

  @Override
  public String toString() {
    return "%d programs, %d (%.1f %%) finite and not constant%nprimitives %s%ntransforms %s".formatted(programs, lively, 100 * share(), primitives, transforms);
  }
}
