package dev.hokku.hk.summary;

import dev.hokku.lax.ShapeDtype;
import dev.hokku.tree.DataStructures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A column of a [Tabulate] table.
///
/// @param header what stands above it
/// @param text a cell, of one or more lines
/// @param right whether cells are aligned to the right
public record Column(String header, Function<MethodInvocation, String> text, boolean right) {

  /// Path, class and method, with the calls around it below.
  public static final Column MODULE = left("Module", call -> call.callStack().stream().map(ModuleDetails::toString).collect(Collectors.joining("\n └ ")));

  /// What the module was told.
  public static final Column CONFIG = left("Config", call -> call.moduleDetails().config());

  /// The parameters that are directly in the module, the largest first.
  public static final Column OWNED_PARAMS = left("Module params", Column::ownedParams);

  /// The arguments.
  public static final Column INPUT =
      left("Input", call -> call.argsSpec().stream().map(Specs::text).collect(Collectors.joining(", ")));

  /// The result.
  public static final Column OUTPUT = left("Output", call -> Specs.text(call.outputSpec()));

  /// How many elements the parameters of the module and of those below it have.
  public static final Column PARAMS_SIZE =
      new Column("Param count", call -> String.format(Locale.ROOT, "%,d", DataStructures.treeSize(call.moduleDetails().params())), true);

  /// How many bytes they take.
  public static final Column PARAMS_BYTES =
      new Column("Param bytes", call -> formatBytes(DataStructures.treeBytes(call.moduleDetails().params())), true);

  /// All of them.
  public static final List<Column> DEFAULT = List.of(MODULE, CONFIG, OWNED_PARAMS, INPUT, OUTPUT, PARAMS_SIZE, PARAMS_BYTES);

  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  /// Aligned to the left.
  public static Column left(String header, Function<MethodInvocation, String> text) {
    return new Column(header, text, false);
  }

  private static String ownedParams(MethodInvocation call) {
    Comparator<Map.Entry<String, ShapeDtype>> largestFirst =
        Comparator.comparingLong(entry -> -entry.getValue().shape().count());
    return call.moduleDetails().ownedParams().entrySet().stream()
        .sorted(largestFirst.thenComparing(Map.Entry::getKey))
        .map(entry -> entry.getKey() + ": " + entry.getValue().aval())
        .collect(Collectors.joining("\n"));
  }

  /// A number of bytes in the largest unit of which there is at least one, by thousands: `4.10 KB`. Source: `haiku._src.utils.format_bytes`.
  public static String formatBytes(long bytes) {
    int unit = 0;
    long divisor = 1;
    while (unit < UNITS.size() - 1 && bytes / divisor >= 1000) {
      divisor *= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f %s", (double) bytes / divisor, UNITS.get(unit));
  }
}
