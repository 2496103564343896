package dev.hokku.processor.model;

import java.util.Locale;

/// Haiku's way of turning class and method names into path elements.
///
/// Source: `hk.utils.camel_to_snake`.
public final class SnakeCase {

  private SnakeCase() {}

  /// `Conv2D` gives `conv2_d`, `Conv1DLSTM` gives `conv1_dlstm`, `ResNet50` gives `res_net50`.
  public static String of(String camelCase) {
    String parts = camelCase.replaceAll("((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))", "_$1");
    return parts.toLowerCase(Locale.ROOT);
  }
}
