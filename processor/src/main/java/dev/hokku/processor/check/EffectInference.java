package dev.hokku.processor.check;

import dev.hokku.Effect;
import dev.hokku.processor.model.Batch;
import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.MethodEffects;
import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Infers the effects of every method of a batch, over the whole call graph, to a fixed point; recursion is allowed.
public final class EffectInference {

  private static final MethodEffects FRAME = MethodEffects.of(EffectSet.of(Set.of(Effect.FRAME)));

  private EffectInference() {}

  public static EffectTable infer(Batch batch) {
    Map<MethodId, MethodEffects> effects = new LinkedHashMap<>(batch.external());
    Map<MethodId, List<Called>> callees = new LinkedHashMap<>();
    for (ModuleModel module : batch.modules()) {
      for (MethodModel method : module.methods()) {
        effects.put(method.id(), MethodEffects.of(method.body().isEmpty() ? method.bound() : direct(method)));
        callees.put(method.id(), callees(method));
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<MethodId, List<Called>> entry : callees.entrySet()) {
        MethodEffects before = effects.getOrDefault(entry.getKey(), MethodEffects.NONE);
        MethodEffects after = before;
        for (Called called : entry.getValue()) {
          after = after.and(called.effects(effects));
        }
        if (!after.equals(before)) {
          effects.put(entry.getKey(), after);
          changed = true;
        }
      }
    }
    Set<MethodId> reached = reached(batch, callees, effects);
    unreachable(batch, reached).forEach(effects::remove);
    return new EffectTable(effects, copied(batch, reached, effects), shared(batch, callees, reached));
  }

  /// The methods that are lowered whatever calls them, and all that they call.
  private static Set<MethodId> reached(Batch batch, Map<MethodId, List<Called>> callees, Map<MethodId, MethodEffects> effects) {
    Deque<MethodId> open = new ArrayDeque<>();
    methods(batch)
        .filter(m -> m.kind() != MethodModel.Kind.STATIC_HELPER)
        .filter(m -> m.kind().isForward() || !effects.get(m.id()).isEmpty())
        .forEach(m -> open.add(m.id()));
    Set<MethodId> reached = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      MethodId next = open.remove();
      if (reached.add(next)) {
        callees.getOrDefault(next, List.of()).forEach(c -> open.add(c.callee().id()));
      }
    }
    return reached;
  }

  /// Static helpers that no lowered method reaches, such as a `main` beside the forward methods: they stay as they are.
  private static List<MethodId> unreachable(Batch batch, Set<MethodId> reached) {
    return methods(batch)
        .filter(m -> m.kind() == MethodModel.Kind.STATIC_HELPER && !reached.contains(m.id()))
        .map(MethodModel::id)
        .toList();
  }

  private static Set<MethodId> copied(Batch batch, Set<MethodId> reached, Map<MethodId, MethodEffects> effects) {
    return methods(batch)
        .filter(m -> reached.contains(m.id()) && m.isPrivate() && !m.kind().isForward() && effects.get(m.id()).isEmpty())
        .map(MethodModel::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<MethodId> shared(Batch batch, Map<MethodId, List<Called>> callees, Set<MethodId> reached) {
    Set<MethodId> shared = new LinkedHashSet<>();
    for (ModuleModel module : batch.modules()) {
      for (MethodModel method : module.methods()) {
        if (reached.contains(method.id())) {
          callees.get(method.id()).stream()
              .map(Called::callee)
              .filter(c -> c.isPrivate() && !c.owner().equals(module.type()))
              .forEach(c -> shared.add(c.id()));
        }
      }
    }
    return shared;
  }

  private static Stream<MethodModel> methods(Batch batch) {
    return batch.modules().stream().flatMap(m -> m.methods().stream());
  }

  /// A method that a body calls, and which of its effects stay where the call stands.
  private record Called(Callee callee, Site site, Set<Effect> withheld) {

    /// A call of a forward method needs a frame even if the method itself needs nothing.
    MethodEffects effects(Map<MethodId, MethodEffects> effects) {
      Function<MethodId, MethodEffects> known = id -> effects.getOrDefault(id, MethodEffects.NONE);
      MethodEffects own = CallEffects.of(site, known).without(withheld);
      return callee.isForward() ? own.and(FRAME) : own;
    }
  }

  private static EffectSet direct(MethodModel method) {
    EffectSet found = EffectSet.NONE;
    Body body = method.body().orElseThrow();
    for (Site site : body.sites()) {
      found = switch (site) {
        case Site.Intrinsic intrinsic -> found.and(EffectSet.of(intrinsic.effects()).without(body.withheld(intrinsic.span())).and(FRAME.own()));
        case Site.Make make when make.factory().isEmpty() && !method.copies() && !make.copied() -> found.and(FRAME.own());
        case Site.Reference reference when reference.made().isPresent() -> found.and(FRAME.own());
        default -> found;
      };
    }
    return found;
  }

  private static List<Called> callees(MethodModel method) {
    List<Called> found = new ArrayList<>();
    method.body().ifPresent(body -> {
      for (Site site : body.sites()) {
        switch (site) {
          case Site.Call call -> found.add(new Called(call.callee(), call, body.withheld(call.span())));
          case Site.Reference reference ->
              reference.callee().ifPresent(callee -> found.add(new Called(callee, reference, body.withheld(reference.span()))));
          default -> {
            // only calls lead to other methods
          }
        }
      }
    });
    return found;
  }
}
