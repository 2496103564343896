package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.loop.LoopProgram.Apply;
import dev.hokku.backend.cpu.loop.LoopProgram.Constant;
import dev.hokku.backend.cpu.loop.LoopProgram.Input;
import dev.hokku.backend.cpu.loop.LoopProgram.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// One walk over a row: which values it reads, computes, stores, and the one reduction it makes at most. Each becomes a static method with
/// one hot loop; a method with several of them boxes its vectors.
///
/// @param stage the pass runs when the single values of this stage are known
/// @param reduction number of the reduction, or nothing
/// @param stores full values that are written
/// @param reads full inputs, and values that an earlier pass has spilled
/// @param singles values with one element per row that are needed
/// @param constants constants that are needed
/// @param computes full values to compute, operands first
record Pass(
    int stage, Optional<Integer> reduction, List<Integer> stores, List<Integer> reads, List<Integer> singles, List<Integer> constants,
    List<Integer> computes) {

  /// Above this many operations, a value is written to scratch rather than computed again in a later pass.
  private static final int WORTH_SPILLING = 6;

  /// The passes of a program in order of execution, and where values lie that a later pass reads (outputs are read back from where they are).
  ///
  /// @param spills those that need rows of scratch
  /// @param guests those that lie in the row of an output, by the output's number, until that is stored: then waiting for the output's memory happens while
  ///     something is computed
  record Plan(List<Pass> passes, List<Integer> spills, Map<Integer, Integer> guests) {}

  static Plan plan(LoopProgram program) {
    int stages = stages(program);
    TreeSet<Integer> spills = new TreeSet<>();
    // What is spilled by later stages must be known when the earlier ones are written.
    for (int stage = 1; stage < stages; stage++) {
      Set<Integer> seen = new TreeSet<>();
      for (int sink : sinks(program, stage)) {
        findSpills(program, sink, stage, spills, seen);
      }
    }
    List<Pass> passes = new ArrayList<>();
    for (int stage = 0; stage < stages; stage++) {
      List<Integer> stores = new ArrayList<>(stored(program, stage));
      for (int spill : spills) {
        if (program.stage(spill) == stage && !stores.contains(spill)) {
          stores.add(spill);
        }
      }
      List<Integer> reductions = reductions(program, stage);
      for (int i = 0; i < Math.max(1, reductions.size()); i++) {
        Optional<Integer> reduction = i < reductions.size() ? Optional.of(reductions.get(i)) : Optional.empty();
        List<Integer> here = i == 0 ? stores : List.of();
        if (reduction.isPresent() || !here.isEmpty()) {
          passes.add(of(program, stage, reduction, here, spills));
        }
      }
    }
    Map<Integer, Integer> guests = guests(program, passes, spills);
    return new Plan(passes, spills.stream().filter(spill -> !program.outputs().contains(spill) && !guests.containsKey(spill)).toList(), guests);
  }

  /// Finds an output for each spill that is free while the spill is needed. An output may be the memory of an input: so no input may be read any more.
  private static Map<Integer, Integer> guests(LoopProgram program, List<Pass> passes, Set<Integer> spills) {
    Map<Integer, Integer> guests = new TreeMap<>();
    for (int spill : spills) {
      int made = passOf(passes, pass -> pass.stores().contains(spill));
      int needed = passOf(passes.reversed(), pass -> pass.reads().contains(spill));
      boolean reads = passes.stream().skip(made + 1).flatMap(pass -> pass.reads().stream()).anyMatch(read -> program.steps().get(read) instanceof Input);
      for (int output : program.outputs()) {
        boolean suits = program.full(output) && program.kind(output) == Kind.FLOAT && !spills.contains(output) && !guests.containsValue(output);
        if (!reads && suits && !program.outputs().contains(spill) && passes.size() - 1 - needed <= passOf(passes, pass -> pass.stores().contains(output))) {
          guests.putIfAbsent(spill, output);
        }
      }
    }
    return guests;
  }

  private static int passOf(List<Pass> passes, Predicate<Pass> which) {
    return IntStream.range(0, passes.size()).filter(p -> which.test(passes.get(p))).findFirst().orElseThrow();
  }

  /// How many stages a program has.
  static int stages(LoopProgram program) {
    return 1 + IntStream.range(0, program.steps().size()).map(program::stage).max().orElse(0);
  }

  private static List<Integer> stored(LoopProgram program, int stage) {
    return program.outputs().stream().filter(v -> program.full(v) && program.stage(v) == stage).distinct().toList();
  }

  private static List<Integer> reductions(LoopProgram program, int stage) {
    return program.reductions().stream()
        .filter(r -> program.stage(((Reduce) program.steps().get(r)).arg()) == stage)
        .toList();
  }

  private static List<Integer> sinks(LoopProgram program, int stage) {
    List<Integer> sinks = new ArrayList<>(stored(program, stage));
    for (int reduction : reductions(program, stage)) {
      sinks.add(((Reduce) program.steps().get(reduction)).arg());
    }
    return sinks;
  }

  private static void findSpills(LoopProgram program, int value, int stage, Set<Integer> spills, Set<Integer> seen) {
    if (!seen.add(value) || !(program.steps().get(value) instanceof Apply apply) || !program.full(value)) {
      return;
    }
    if (program.stage(value) < stage && program.kind(value) == Kind.FLOAT && cost(program, value) > WORTH_SPILLING) {
      spills.add(value);
      return;
    }
    apply.args().forEach(arg -> findSpills(program, arg, stage, spills, seen));
  }

  /// How many operations it takes to compute a value from what is in memory; one that is used twice counts twice, up to a bound.
  private static int cost(LoopProgram program, int value) {
    int[] cost = new int[value + 1];
    for (int i = 0; i <= value; i++) {
      cost[i] = 1;
      if (program.steps().get(i) instanceof Apply apply) {
        cost[i] = apply.op().cheap() ? 1 : 2 * WORTH_SPILLING;
        for (int arg : apply.args()) {
          cost[i] = Math.min(2 * WORTH_SPILLING, cost[i] + cost[arg]);
        }
      }
    }
    return cost[value];
  }

  private static Pass of(LoopProgram program, int stage, Optional<Integer> reduction, List<Integer> stores, Set<Integer> spills) {
    TreeSet<Integer> reads = new TreeSet<>();
    TreeSet<Integer> singles = new TreeSet<>();
    TreeSet<Integer> constants = new TreeSet<>();
    TreeSet<Integer> computes = new TreeSet<>();
    List<Integer> open = new ArrayList<>(stores);
    reduction.ifPresent(r -> open.add(((Reduce) program.steps().get(r)).arg()));
    while (!open.isEmpty()) {
      int value = open.removeLast();
      switch (program.steps().get(value)) {
        case Constant ignored -> constants.add(value);
        case Input input -> (input.full() ? reads : singles).add(value);
        case Reduce ignored -> singles.add(value);
        case Apply apply -> {
          if (!program.full(value)) {
            singles.add(value);
          } else if (spills.contains(value) && program.stage(value) < stage) {
            reads.add(value);
          } else if (computes.add(value)) {
            open.addAll(apply.args());
          }
        }
      }
    }
    return new Pass(
        stage, reduction, List.copyOf(stores), List.copyOf(reads), List.copyOf(singles), List.copyOf(constants), List.copyOf(computes));
  }
}
