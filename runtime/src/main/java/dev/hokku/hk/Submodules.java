package dev.hokku.hk;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Visits the submodules of a module in the order in which they were made.
///
/// *Made* by the module's constructor or field initialisers: named under the module, behind `~`. *Passed* to its constructor: they belong to whoever
/// made the module, so they are named before it and beside it.
public interface Submodules {

  /// A submodule that was given to the constructor.
  void passed(@Nullable Object module, ModuleType<?> type);

  /// A submodule that the constructor made.
  void made(@Nullable Object module, ModuleType<?> type);

  /// A module that is made later, by what was given to the constructor.
  void passedLater(@Nullable Deferred<?> later);

  /// A module that is made later, by what the constructor made.
  void madeLater(@Nullable Deferred<?> later);

  /// A value of interface type, or a collection, array, map or optional of such: those that are [Dispatched] are modules, others have no name.
  default void passedOpen(@Nullable Object value) {
    eachDispatched(value, new Visit() {
      @Override
      public <S> void module(S module, ModuleType<? super S> type) {
        passed(module, type);
      }

      @Override
      public void later(Deferred<?> later) {
        passedLater(later);
      }
    });
  }

  /// A value of interface type, or a collection, array, map or optional of such: those that are [Dispatched] are modules, others have no name.
  default void madeOpen(@Nullable Object value) {
    eachDispatched(value, new Visit() {
      @Override
      public <S> void module(S module, ModuleType<? super S> type) {
        made(module, type);
      }

      @Override
      public void later(Deferred<?> later) {
        madeLater(later);
      }
    });
  }

  /// The submodules in a collection, array, map or optional, or in several of these inside each other, in their order.
  default void passedEach(@Nullable Object container, ModuleType<?> type) {
    each(container, module -> passed(module, type));
  }

  /// The submodules in a collection, array, map or optional, or in several of these inside each other, in their order.
  default void madeEach(@Nullable Object container, ModuleType<?> type) {
    each(container, module -> made(module, type));
  }

  private static void each(@Nullable Object value, Consumer<@Nullable Object> visit) {
    switch (value) {
      case Collection<?> modules -> modules.forEach(module -> each(module, visit));
      case Object[] modules -> Arrays.asList(modules).forEach(module -> each(module, visit));
      case Map<?, ?> modules -> modules.values().forEach(module -> each(module, visit));
      case Optional<?> module -> module.ifPresent(present -> each(present, visit));
      case null, default -> visit.accept(value);
    }
  }

  /// What is done with each module found.
  interface Visit {
    <S> void module(S module, ModuleType<? super S> type);

    /// Something that makes a module later.
    default void later(Deferred<?> later) {}
  }

  /// Walks `value` and hands each module in it to `visit`.
  static void eachDispatched(@Nullable Object value, Visit visit) {
    switch (value) {
      case null -> {}
      case Dispatched module -> {
        ModuleType<?> type = module.moduleType();
        if (type != null) {
          visit.module(module, type.untyped());
        }
      }
      case Deferred<?> later -> visit.later(later);
      case Collection<?> modules -> modules.forEach(module -> eachDispatched(module, visit));
      case Object[] modules -> Arrays.asList(modules).forEach(module -> eachDispatched(module, visit));
      case Map<?, ?> modules -> modules.values().forEach(module -> eachDispatched(module, visit));
      case Optional<?> module -> module.ifPresent(present -> eachDispatched(present, visit));
      default -> {}
    }
  }
}
