package dev.hokku.backend.cpu.plan;

import dev.hokku.tensor.DType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Gives slots to values: temporary ones share a slot when one is dead before the other is born, or when the other is computed in its place.
final class SlotMap {

  /// A slot.
  ///
  /// @param length elements of the kept array, 0 if the array comes from elsewhere
  record Slot(DType dtype, int length) {}

  private final List<Slot> slots = new ArrayList<>();
  private final Map<DType, TreeMap<Integer, List<Integer>>> free = new EnumMap<>(DType.class);

  /// Slots for all values of `steps` and for `others`, which live throughout.
  SlotMap(List<Planned> steps, List<Value> others) {
    for (int s = 0; s < steps.size(); s++) {
      int now = s;
      steps.get(s).reads().forEach(value -> value.lastUse = now);
    }
    others.forEach(this::place);
    for (int s = 0; s < steps.size(); s++) {
      Planned step = steps.get(s);
      int now = s;
      Value written = step.writes().size() == 1 ? step.writes().getFirst() : null;
      Optional<Value> reused = written == null ? Optional.empty() : step.inPlace().stream()
          .filter(value -> value.role == Value.Role.TEMPORARY && written.role == Value.Role.TEMPORARY && value.lastUse == now)
          .filter(value -> value.size == written.size && value.dtype == written.dtype && value.slot >= 0 && written.slot < 0)
          .findFirst();
      if (reused.isPresent()) {
        written.slot = reused.get().slot;
      }
      step.writes().forEach(this::place);
      step.reads().stream().distinct()
          .filter(value -> value.lastUse == now && value.role == Value.Role.TEMPORARY && reused.filter(r -> r == value).isEmpty())
          .forEach(this::release);
      step.writes().stream().filter(value -> value.lastUse < 0 && value.role == Value.Role.TEMPORARY).forEach(this::release);
    }
  }

  /// The slots in order.
  List<Slot> slots() {
    return slots;
  }

  /// Bytes of the kept arrays.
  long bytes() {
    return slots.stream().mapToLong(slot -> (long) slot.length() * slot.dtype().bytes()).sum();
  }

  private void place(Value value) {
    if (value.slot >= 0) {
      return;
    }
    if (value.role == Value.Role.TEMPORARY) {
      Optional<Integer> found = takeFree(value.dtype, value.size);
      if (found.isPresent()) {
        value.slot = found.get();
        return;
      }
    }
    value.slot = slots.size();
    boolean kept = value.role == Value.Role.TEMPORARY || value.role == Value.Role.HELD;
    // A value without elements has an array too: kernels are given one for each operand.
    slots.add(new Slot(value.dtype, kept ? Math.max(value.size, 1) : 0));
  }

  /// A slot that no value lives in. An array up to twice as long will do; else a shorter one is made longer, for arrays are made only when all lengths are
  /// known; else a still longer one will do too.
  private Optional<Integer> takeFree(DType dtype, int size) {
    TreeMap<Integer, List<Integer>> lengths = free.computeIfAbsent(dtype, ignored -> new TreeMap<>());
    Integer longer = lengths.ceilingKey(size);
    Integer shorter = lengths.floorKey(size);
    Integer length = longer != null && (shorter == null || longer <= 2L * size + 1024) ? longer : shorter;
    if (length == null) {
      return Optional.empty();
    }
    int slot = lengths.get(length).removeLast();
    if (lengths.get(length).isEmpty()) {
      lengths.remove(length);
    }
    if (length < size) {
      slots.set(slot, new Slot(dtype, size));
    }
    return Optional.of(slot);
  }

  private void release(Value value) {
    free.computeIfAbsent(value.dtype, ignored -> new TreeMap<>())
        .computeIfAbsent(slots.get(value.slot).length(), ignored -> new ArrayList<>())
        .add(value.slot);
  }
}
