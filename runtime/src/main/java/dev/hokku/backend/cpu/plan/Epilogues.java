package dev.hokku.backend.cpu.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Runs loops at the end of the product that they read, over each block of it while it is still in the cache: bias and activation of a layer, the mask of an
/// activation's gradient, the scale and offset of a normalisation.
///
/// A loop joins a product if it goes through the same elements in the same order, one by one, and all else that it reads is there before the product is begun.
/// Several may follow one product, each reading the results of those before. If only the first of them reads the product, its result takes the product's place.
/// A loop that updates a donated argument stays alone, for alone it can do so in place.
///
/// The loops are those of the plan without this, so the bits are too.
final class Epilogues {

  private final List<Planned> steps;
  private final Set<Value> donated;

  /// For each value the step that writes it; none for inputs and constants.
  private final Map<Value, Integer> birth = new HashMap<>();

  /// For each value the steps that read it, in ascending order.
  private final Map<Value, List<Integer>> readers = new HashMap<>();

  private Epilogues(List<Planned> steps, Set<Value> donated) {
    this.steps = steps;
    this.donated = donated;
    for (int s = 0; s < steps.size(); s++) {
      int now = s;
      steps.get(s).writes().forEach(value -> birth.put(value, now));
      new HashSet<>(steps.get(s).reads()).forEach(value -> readers.computeIfAbsent(value, ignored -> new ArrayList<>()).add(now));
    }
  }

  /// The steps, loops joined to products.
  ///
  /// @param steps whose values know their roles
  /// @param donated inputs that results may be written over
  static List<Planned> join(List<Planned> steps, Set<Value> donated) {
    return steps.stream().anyMatch(step -> step.step() instanceof ProductMaker) ? new Epilogues(steps, donated).joined() : steps;
  }

  private List<Planned> joined() {
    List<Planned> result = new ArrayList<>();
    Set<Planned> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int s = 0; s < steps.size(); s++) {
      Planned step = steps.get(s);
      if (step.step() instanceof ProductMaker product) {
        List<Planned> behind = behind(s, product);
        gone.addAll(behind);
        result.add(behind.isEmpty() ? step : one(step, product, behind));
      } else if (!gone.contains(step)) {
        result.add(step);
      }
    }
    return result;
  }

  /// The loops that can follow the product of step `s`.
  private List<Planned> behind(int s, ProductMaker product) {
    List<Planned> behind = new ArrayList<>();
    Set<Value> near = new HashSet<>(Set.of(product.out()));
    TreeSet<Integer> next = new TreeSet<>(readers(product.out()));
    while (!next.isEmpty()) {
      Planned step = steps.get(next.pollFirst());
      boolean joins = step.step() instanceof LoopMaker loop
          && step.reads().stream().allMatch(value -> near.contains(value) || birth.getOrDefault(value, -1) < s)
          && step.inPlace().stream().noneMatch(donated::contains)
          && loop.goesAlong(product.out().size, product.columns(), near);
      if (joins) {
        behind.add(step);
        near.addAll(step.writes());
        step.writes().forEach(value -> next.addAll(readers(value)));
      }
    }
    return behind;
  }

  private List<Integer> readers(Value value) {
    return readers.getOrDefault(value, List.of());
  }

  private Planned one(Planned step, ProductMaker product, List<Planned> behind) {
    List<LoopMaker> loops = new ArrayList<>();
    behind.forEach(loop -> loops.add((LoopMaker) loop.step()));
    Value out = product.out();
    boolean replaced = out.role == Value.Role.TEMPORARY && readers(out).size() == 1 && loops.getFirst().overwrites(out);
    Value place = replaced ? behind.getFirst().writes().getFirst() : out;
    loops.set(0, loops.getFirst().with(out, place));
    Set<Value> reads = new HashSet<>(step.reads());
    List<Value> writes = new ArrayList<>(List.of(place));
    for (Planned loop : behind) {
      reads.addAll(loop.reads());
      loop.writes().stream().filter(value -> value != place).forEach(writes::add);
    }
    reads.remove(out);
    writes.forEach(reads::remove);
    return new Planned(List.copyOf(reads), writes, List.of(), product.with(place, loops));
  }
}
