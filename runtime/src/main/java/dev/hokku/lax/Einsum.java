package dev.hokku.lax;

import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.dotGeneral;
import static dev.hokku.lax.Lax.reduceSum;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sums of products after Einstein: letters name axes, letters that are not in the result are summed over.
///
/// Operands are joined two at a time as [DotGeneral]s, always the pair with the smallest product, the earlier one of equals. Letters that no other operand and not
/// the result has are summed before.
///
/// Source: `numpy.einsum`; the order is the greedy one of Smith and Gray 2018, <https://doi.org/10.21105/joss.00753>.
final class Einsum {

  /// A tensor whose axes have letters.
  private record Term(String letters, Tensor value) {}

  private final String equation;

  private Einsum(String equation) {
    this.equation = equation;
  }

  /// The sum that `equation` writes: `"ij,jk->ik"`; `...` stands for axes that broadcast.
  static Tensor einsum(String equation, List<Tensor> xs) {
    return new Einsum(equation.replace(" ", "")).evaluate(xs);
  }

  private Tensor evaluate(List<Tensor> xs) {
    int arrow = equation.indexOf("->");
    String[] inputs = (arrow < 0 ? equation : equation.substring(0, arrow)).split(",", -1);
    if (inputs.length != xs.size()) {
      throw error("it has %d terms for %d operands".formatted(inputs.length, xs.size()), "Write one term per operand, with commas between.");
    }
    int broadcast = 0;
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].contains("...")) {
        broadcast = Math.max(broadcast, xs.get(i).rank() - (inputs[i].length() - 3));
      }
    }
    DType dtype = Promotion.promote(xs);
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      terms.add(term(inputs[i], convertElementType(xs.get(i), dtype), broadcast));
    }
    String result = arrow < 0 ? implied(inputs, broadcast) : equation.substring(arrow + 2).replace("...", hidden(broadcast, broadcast));
    checkResult(terms, result);
    return arranged(joined(squeezed(terms), result), result);
  }

  /// Letters for the axes that `...` stands for: digits, the last axis is 0.
  private static String hidden(int count, int all) {
    StringBuilder letters = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      letters.append((char) ('0' + i));
    }
    if (count > 10) {
      throw new ShapeError("einsum", "'...' stands for %d of %d axes".formatted(count, all), "At most 10 axes can broadcast.");
    }
    return letters.toString();
  }

  private Term term(String letters, Tensor x, int broadcast) {
    String full = letters;
    if (letters.contains("...")) {
      full = letters.replace("...", hidden(x.rank() - (letters.length() - 3), broadcast));
    }
    if (full.length() != x.rank() || !full.chars().allMatch(Character::isLetterOrDigit)) {
      throw error("the term '%s' does not name the axes of %s".formatted(letters, x.aval()), "Write one letter per axis, and '...' for the rest.");
    }
    Tensor diagonal = x;
    for (int i = 0; i < full.length(); i++) {
      int again = full.indexOf(full.charAt(i), i + 1);
      if (again >= 0) {
        diagonal = diagonal(diagonal, i, again);
        full = full.substring(0, again) + full.substring(again + 1);
        i--;
      }
    }
    return new Term(full, diagonal);
  }

  /// The elements where two axes have the same position; the second leaves the shape. The others are masked and the axis summed.
  private Tensor diagonal(Tensor x, int first, int second) {
    if (x.dim(first) != x.dim(second)) {
      throw error("a letter stands for %d and %d in %s".formatted(x.dim(first), x.dim(second), x.aval()), "A letter names one length.");
    }
    ShapedArray positions = x.aval().withDtype(DType.S32);
    Tensor same = Lax.eq(Lax.iota(positions, first), Lax.iota(positions, second));
    return reduceSum(Lax.select(same, x, Lax.zerosLike(x)), Axes.of(second));
  }

  /// Without an arrow: the axes of `...`, then all letters that occur once, in the order of the alphabet.
  private static String implied(String[] terms, int broadcast) {
    Map<Character, Integer> counts = new TreeMap<>();
    for (String term : terms) {
      term.chars().filter(Character::isLetter).forEach(c -> counts.merge((char) c, 1, Integer::sum));
    }
    StringBuilder letters = new StringBuilder(hidden(broadcast, broadcast));
    counts.forEach((letter, count) -> letters.append(count == 1 ? letter.toString() : ""));
    return letters.toString();
  }

  private void checkResult(List<Term> terms, String result) {
    for (int i = 0; i < result.length(); i++) {
      char letter = result.charAt(i);
      if (result.indexOf(letter, i + 1) >= 0 || terms.stream().noneMatch(term -> term.letters().indexOf(letter) >= 0)) {
        throw error("the result '%s' names '%s' twice, or no term does".formatted(result, letter), "Each letter of the result is in a term.");
      }
    }
  }

  /// All terms with one length per letter: an axis of length 1 leaves where the letter is longer elsewhere.
  private List<Term> squeezed(List<Term> terms) {
    Map<Character, Integer> lengths = new HashMap<>();
    for (Term term : terms) {
      for (int axis = 0; axis < term.letters().length(); axis++) {
        int length = term.value().dim(axis);
        int known = lengths.merge(term.letters().charAt(axis), length, (a, b) -> a == 1 ? b : a);
        if (length != 1 && known != length) {
          throw error(
              "'%s' stands for %d and %d".formatted(term.letters().charAt(axis), known, length), "A letter names one length, or 1.");
        }
      }
    }
    List<Term> out = new ArrayList<>();
    for (Term term : terms) {
      String letters = term.letters();
      Tensor value = term.value();
      for (int axis = letters.length() - 1; axis >= 0; axis--) {
        if (value.dim(axis) == 1 && lengths.get(letters.charAt(axis)) != 1) {
          value = value.squeeze(axis);
          letters = letters.substring(0, axis) + letters.substring(axis + 1);
        }
      }
      out.add(new Term(letters, value));
    }
    return out;
  }

  private static Term joined(List<Term> terms, String result) {
    List<Term> left = new ArrayList<>(terms);
    for (int i = 0; i < left.size(); i++) {
      left.set(i, summed(left.get(i), left, result));
    }
    while (left.size() > 1) {
      int first = 0;
      int second = 1;
      long best = Long.MAX_VALUE;
      for (int i = 0; i < left.size(); i++) {
        for (int j = i + 1; j < left.size(); j++) {
          long size = product(left.get(i), left.get(j), rest(left, i, j, result)).count();
          if (size < best) {
            best = size;
            first = i;
            second = j;
          }
        }
      }
      String needed = rest(left, first, second, result);
      Term y = left.remove(second);
      left.set(first, join(left.get(first), y, needed));
    }
    return left.getFirst();
  }

  /// Letters that the result or a term other than these two has.
  private static String rest(List<Term> terms, int first, int second, String result) {
    StringBuilder letters = new StringBuilder(result);
    for (int i = 0; i < terms.size(); i++) {
      if (i != first && i != second) {
        letters.append(terms.get(i).letters());
      }
    }
    return letters.toString();
  }

  /// Without the letters that are nowhere else.
  private static Term summed(Term term, List<Term> all, String result) {
    StringBuilder kept = new StringBuilder();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < term.letters().length(); axis++) {
      char letter = term.letters().charAt(axis);
      boolean elsewhere = result.indexOf(letter) >= 0
          || all.stream().anyMatch(other -> other != term && other.letters().indexOf(letter) >= 0);
      if (elsewhere) {
        kept.append(letter);
      } else {
        axes.add(axis);
      }
    }
    return new Term(kept.toString(), reduceSum(term.value(), Axes.of(axes)));
  }

  private static Shape product(Term x, Term y, String needed) {
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < x.letters().length(); axis++) {
      char letter = x.letters().charAt(axis);
      if (y.letters().indexOf(letter) < 0 || needed.indexOf(letter) >= 0) {
        dims.add(x.value().dim(axis));
      }
    }
    for (int axis = 0; axis < y.letters().length(); axis++) {
      if (x.letters().indexOf(y.letters().charAt(axis)) < 0) {
        dims.add(y.value().dim(axis));
      }
    }
    return Shape.of(dims);
  }

  private static Term join(Term x, Term y, String needed) {
    List<List<Integer>> axes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    StringBuilder batch = new StringBuilder();
    StringBuilder free = new StringBuilder();
    for (int axis = 0; axis < x.letters().length(); axis++) {
      char letter = x.letters().charAt(axis);
      int other = y.letters().indexOf(letter);
      if (other < 0) {
        free.append(letter);
      } else {
        boolean kept = needed.indexOf(letter) >= 0;
        axes.get(kept ? 2 : 0).add(axis);
        axes.get(kept ? 3 : 1).add(other);
        batch.append(kept ? String.valueOf(letter) : "");
      }
    }
    for (int axis = 0; axis < y.letters().length(); axis++) {
      if (x.letters().indexOf(y.letters().charAt(axis)) < 0) {
        free.append(y.letters().charAt(axis));
      }
    }
    DotDims dims = new DotDims(Axes.of(axes.get(0)), Axes.of(axes.get(1)), Axes.of(axes.get(2)), Axes.of(axes.get(3)));
    return new Term(batch.append(free).toString(), dotGeneral(x.value(), y.value(), dims));
  }

  private static Tensor arranged(Term term, String result) {
    return Lax.transpose(term.value(), Axes.of(result.chars().map(term.letters()::indexOf).toArray()));
  }

  private ShapeError error(String wrong, String mend) {
    return new ShapeError("einsum", "'%s': %s".formatted(equation, wrong), mend);
  }
}
