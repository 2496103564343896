package dev.hokku.parity.tables;

import dev.hokku.parity.golden.Mismatch;
import dev.hokku.tree.Entry;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition on a parameter as a table spells it: `name == 'w'`, `module == 'a'`, `value > 2`, `never`, `always`.
final class Condition {

  private static final Pattern WORD = Pattern.compile("(name|module|module_name)\\s*(==|!=)\\s*'([^']*)'");
  private static final Pattern NUMBER = Pattern.compile("value\\s*(==|!=|<=|>=|<|>)\\s*(-?[0-9.]+)");

  private Condition() {}

  static Predicate<Entry> parse(String text) {
    if (text.equals("never") || text.equals("always")) {
      return entry -> text.equals("always");
    }
    Matcher word = WORD.matcher(text);
    if (word.matches()) {
      return entry -> (word.group(1).equals("name") ? entry.name() : entry.module()).equals(word.group(3)) == word.group(2).equals("==");
    }
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      double bound = Double.parseDouble(number.group(2));
      return entry -> holds(entry.tensor().item(), number.group(1), bound);
    }
    throw new Mismatch("the runner cannot read the condition '%s'".formatted(text));
  }

  private static boolean holds(double value, String relation, double bound) {
    return switch (relation) {
      case "==" -> value == bound;
      case "!=" -> value != bound;
      case "<=" -> value <= bound;
      case ">=" -> value >= bound;
      case "<" -> value < bound;
      default -> value > bound;
    };
  }
}
