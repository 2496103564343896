package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How names are spelt: class names in snake case, numbers behind names, what a name may consist of.
///
/// Source: `haiku._src.module`, `haiku._src.utils.camel_to_snake`.
public final class Names {

  /// In front of a name: take it as a whole path, whatever the surroundings ([Hk#forceName]).
  static final String FORCED = "FORCE:";

  /// A capital after a small letter or digit, or one that a small letter follows.
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z])");

  private static final Pattern NUMBERED = Pattern.compile("(.*)_(0|[1-9][0-9]{0,8})", Pattern.DOTALL);
  private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private Names() {}

  /// A class or method name in snake case: `Conv2D` gives `conv2_d`, `ResNet50` gives `res_net50`.
  public static String camelToSnake(String name) {
    return WORD_START.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT);
  }

  /// A name and the number behind it.
  ///
  /// @param base the name without the number
  /// @param number null if there is none; `x_01` has none, since numbers have no leading zeros
  public record Numbered(String base, @Nullable Integer number) {}

  /// Takes a name and its number apart: `linear_3` is `linear` and 3.
  public static Numbered split(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches() ? new Numbered(matcher.group(1), Integer.valueOf(matcher.group(2))) : new Numbered(name, null);
  }

  /// Refuses a name that is no identifier.
  static void check(String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw notAName(name);
    }
  }

  /// The names in `path`, with `/` between them.
  static List<String> parts(String path) {
    List<String> parts = List.of(path.split("/", -1));
    if (!parts.stream().allMatch(part -> IDENTIFIER.matcher(part).matches())) {
      throw notAName(path);
    }
    return parts;
  }

  /// Refuses a path with a part that is no identifier; parts may be `~` or start with it.
  static void checkPath(String path) {
    for (String part : path.split("/", -1)) {
      String word = part.startsWith("~") ? part.substring(1) : part;
      if (!part.equals("~") && !IDENTIFIER.matcher(word).matches()) {
        throw notAName(path);
      }
    }
  }

  private static HokkuException notAName(String name) {
    return new HokkuException("'%s' is no module name.".formatted(name), "", "Use letters, digits and _, and no digit in front.");
  }
}
