package dev.hokku.hk.summary;

import dev.hokku.hk.Args;
import dev.hokku.hk.Frame;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A network as a table: one row per method call, with shapes and parameter counts.
///
/// {@snippet :
/// MLP mlp = new MLP(4, 2);
/// String table = Tabulate.tabulate((frame, args) -> MLPApply.forward(mlp, frame, args.get(0)), ShapeDtype.f32(2, 3));
/// assert table.lines().anyMatch(line -> line.startsWith("| mlp/~/linear_0 (Linear) | Linear(outputSize=4, name='linear_0')"));
/// }
///
/// Source: `hk.experimental.tabulate`.
public final class Tabulate {

  /// Calls that return something.
  public static final Predicate<MethodInvocation> HAS_OUTPUT = call -> call.outputSpec() != null;

  /// Calls of modules that have parameters, or whose submodules have.
  public static final Predicate<MethodInvocation> HAS_PARAMS = call -> !call.moduleDetails().params().isEmpty();

  private Tabulate() {}

  /// All columns, for all calls that return something.
  ///
  /// @param body what init runs: a lambda that calls the generated `…Init` class
  /// @param args the arguments of the forward method; of tensors only shape and type are looked at
  public static String tabulate(BiFunction<Frame, Args, ?> body, @Nullable Object... args) {
    return table(EvalSummary.evalSummary(body, args), Column.DEFAULT, List.of(HAS_OUTPUT));
  }

  /// These columns, for the calls that all `filters` let through.
  ///
  /// {@snippet :
  /// MLP mlp = new MLP(4, 2);
  /// List<MethodInvocation> calls = EvalSummary.evalSummary((frame, args) -> MLPApply.forward(mlp, frame, args.get(0)), ShapeDtype.f32(2, 3));
  /// String table = Tabulate.table(calls, List.of(Column.MODULE, Column.OUTPUT), List.of(call -> !call.moduleDetails().ownedParams().isEmpty()));
  /// assert table.contains("linear_1") && table.contains("f32[2,2]") && !table.contains("Config");
  /// }
  public static String table(List<MethodInvocation> calls, List<Column> columns, List<Predicate<MethodInvocation>> filters) {
    List<List<String>> rows = calls.stream()
        .filter(call -> filters.stream().allMatch(filter -> filter.test(call)))
        .map(call -> columns.stream().map(column -> column.text().apply(call)).toList())
        .toList();
    return rows.isEmpty() ? "No modules matching filters." : Grid.draw(columns, rows);
  }
}
