package dev.hokku.processor.model;

import java.util.Locale;
import java.util.regex.Pattern;

/// Haiku's way of turning class and method names into path elements.
///
/// Source: `hk.utils.camel_to_snake`.
public final class SnakeCase {

  private static final Pattern WORD = Pattern.compile("((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))");

  private SnakeCase() {}

  /// `Conv2D` gives `conv2_d`, `Conv1DLSTM` gives `conv1_dlstm`, `ResNet50` gives `res_net50`.
  public static String of(String camelCase) {
    return WORD.matcher(camelCase).replaceAll("_$1").toLowerCase(Locale.ROOT);
  }
}
