package dev.hokku.parity.tables;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hokku.lax.Padding;
import dev.hokku.nn.Channels;
import dev.hokku.nn.ConvPadding;
import dev.hokku.nn.Pad;
import dev.hokku.nn.PadFunction;
import dev.hokku.nn.PaddingMode;
import dev.hokku.nn.TransposePadding;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import dev.hokku.tensor.Axes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Tables of padding and of channel axes.
final class PaddingTables {

  private PaddingTables() {}

  static void register(Map<String, Function<JsonObject, JsonObject>> functions) {
    functions.put("get_channel_index", PaddingTables::channelIndex);
    functions.put("pad_fn", row -> Tables.out(pair(padFunction(row).apply(row.get("effective_kernel").getAsInt()))));
    functions.put("create_from_padfn", PaddingTables::fromPadFunction);
    functions.put("lax_conv_transpose_padding", row -> Tables.out(pair(TransposePadding.convTransposePadding(
        row.get("kernel").getAsInt(), row.get("stride").getAsInt(), mode(row)))));
    functions.put("transpose_adjusted_padding", row -> Tables.out(pair(TransposePadding.computeAdjustedPadding(
        row.get("input").getAsInt(), row.get("output").getAsInt(), row.get("kernel").getAsInt(), row.get("stride").getAsInt(), mode(row)))));
  }

  private static PaddingMode mode(JsonObject row) {
    return PaddingMode.valueOf(row.get("padding").getAsString());
  }

  private static JsonObject channelIndex(JsonObject row) {
    try {
      return Tables.out(new JsonPrimitive(Channels.index(row.get("in").getAsString())));
    } catch (IllegalArgumentException refused) {
      return Tables.out(new JsonPrimitive("ValueError"));
    }
  }

  private static PadFunction padFunction(JsonObject row) {
    return switch (row.get("fn").getAsString()) {
      case "valid" -> Pad::valid;
      case "same" -> Pad::same;
      case "full" -> Pad::full;
      case "causal" -> Pad::causal;
      case "reverse_causal" -> Pad::reverseCausal;
      default -> throw new Mismatch("there is no hk.pad.%s".formatted(row.get("fn").getAsString()));
    };
  }

  private static JsonArray pair(Padding padding) {
    JsonArray pair = new JsonArray();
    pair.add(padding.low());
    pair.add(padding.high());
    return pair;
  }

  private static JsonObject fromPadFunction(JsonObject row) {
    int[] kernel = Options.ints(row.get("kernel"));
    Axes one = Axes.of(IntStream.generate(() -> 1).limit(kernel.length).toArray());
    List<Padding> padding = ConvPadding.by(padFunction(row))
        .resolve(new int[kernel.length], Axes.of(kernel), one, Axes.of(Options.ints(row.get("rate"))));
    JsonArray pairs = new JsonArray();
    padding.forEach(each -> pairs.add(pair(each)));
    return Tables.out(pairs);
  }
}
