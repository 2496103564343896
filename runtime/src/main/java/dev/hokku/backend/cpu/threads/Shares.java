package dev.hokku.backend.cpu.threads;

import java.util.concurrent.atomic.AtomicLongArray;

/// Units of work, dealt to the parts of a task: each takes its own from the front, piece by piece, and when they are done helps whoever has most left, from
/// the back.
///
/// Pieces become smaller towards the end, so all parts end at about the same time, and one that the machine holds up does not hold up the others. A part that
/// is dealt the same units again begins where it began before, so what it needs may still be in its core's cache.
public final class Shares {

  private AtomicLongArray left = new AtomicLongArray(1);

  /// Deals `units` to `parts`, in order and as evenly as they can be cut. What was dealt before is forgotten, so nobody may be taking from it.
  public void deal(int units, int parts) {
    if (left.length() != parts) {
      left = new AtomicLongArray(parts);
    }
    for (int part = 0; part < parts; part++) {
      left.set(part, range(Parts.begin(units, part, parts), Parts.begin(units, part + 1, parts)));
    }
  }

  /// The next piece for `part`, as [#begin] and [#end] read it, or an empty one if all is taken: half of a share, or, if there is one part only, as much as
  /// may be.
  ///
  /// @param least units of a piece, but for what remains
  /// @param most units of a piece
  public long take(int part, int least, int most) {
    for (long own = left.get(part); !isEmpty(own); own = left.get(part)) {
      int middle = begin(own) + count(own, least, most);
      if (left.compareAndSet(part, own, range(middle, end(own)))) {
        return range(begin(own), middle);
      }
    }
    for (int richest = richest(part); ; richest = richest(part)) {
      long theirs = left.get(richest);
      if (isEmpty(theirs)) {
        return theirs;
      }
      int middle = end(theirs) - count(theirs, least, most);
      if (left.compareAndSet(richest, theirs, range(begin(theirs), middle))) {
        return range(middle, end(theirs));
      }
    }
  }

  /// Whether a piece has no units.
  public static boolean isEmpty(long piece) {
    return begin(piece) == end(piece);
  }

  /// The first unit of a piece.
  public static int begin(long piece) {
    return (int) (piece >>> Integer.SIZE);
  }

  /// The unit behind a piece's last.
  public static int end(long piece) {
    return (int) piece;
  }

  private static long range(int begin, int end) {
    return (long) begin << Integer.SIZE | end;
  }

  private static int units(long range) {
    return end(range) - begin(range);
  }

  private int count(long range, int least, int most) {
    int fair = left.length() == 1 ? units(range) : (units(range) + 1) / 2;
    return Math.min(units(range), Math.clamp(fair, least, most));
  }

  /// Who has most left; `part` if nobody has any.
  private int richest(int part) {
    int richest = part;
    for (int other = 0; other < left.length(); other++) {
      if (units(left.get(other)) > units(left.get(richest))) {
        richest = other;
      }
    }
    return richest;
  }
}
