package dev.hokku.processor.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What names in paths look like. Source: `haiku._src.module`.
public final class ScopeNames {

  private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern NUMBERED = Pattern.compile("(.*)_(0|[1-9][0-9]{0,8})", Pattern.DOTALL);

  private ScopeNames() {}

  /// Whether a module can have this name.
  public static boolean isName(String name) {
    return IDENTIFIER.matcher(name).matches();
  }

  /// Whether a scope can have this name: names with `/` between them.
  public static boolean isPath(String path) {
    for (String part : path.split("/", -1)) {
      if (!isName(part)) {
        return false;
      }
    }
    return true;
  }

  /// The number that a name carries, as 3 in `linear_3`; -1 if it has none.
  public static int number(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(2)) : -1;
  }

  /// The name without its number.
  public static String base(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches() ? matcher.group(1) : name;
  }
}
