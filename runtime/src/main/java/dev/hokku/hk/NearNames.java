package dev.hokku.hk;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names that somebody may have meant.
final class NearNames {

  /// Beyond a third of its letters a name is another one, not a slip.
  private static final int LETTERS_PER_SLIP = 3;

  private static final int AT_MOST = 3;

  private NearNames() {}

  /// `Did you mean 'mlp/linear'? ` for the nearest of `known`, or nothing if none is near.
  static String suggest(String wanted, Stream<String> known) {
    int limit = Math.max(2, wanted.length() / LETTERS_PER_SLIP);
    String near = known
        .filter(name -> distance(wanted, name) <= limit)
        .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
        .limit(AT_MOST)
        .map(name -> "'" + name + "'")
        .collect(Collectors.joining(" or "));
    return near.isEmpty() ? "" : "Did you mean " + near + "? ";
  }

  /// How many letters must be put in, left out or replaced. Source: Wagner and Fischer 1974.
  static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
