package dev.hokku.core;

/// An error with its three parts: what was wrong, where, and how to mend it.
public class HokkuException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String wrong;
  private final String where;
  private final String mend;

  /// @param wrong what was wrong, with values and shapes
  /// @param where the operation, module path or file; empty if not known yet
  /// @param mend how to mend it
  public HokkuException(String wrong, String where, String mend) {
    super(text(wrong, where, mend));
    this.wrong = wrong;
    this.where = where;
    this.mend = mend;
  }

  /// What was wrong.
  public final String wrong() {
    return wrong;
  }

  /// Where it happened: module path and source line; empty if not known.
  public final String where() {
    return where;
  }

  /// How to mend it.
  public final String mend() {
    return mend;
  }

  /// The same error with the place where it happened; frames add their module path so.
  public HokkuException at(String place) {
    HokkuException located = new HokkuException(wrong, where.isEmpty() ? place : where + ", " + place, mend);
    located.setStackTrace(getStackTrace());
    return located;
  }

  private static String text(String wrong, String where, String mend) {
    return wrong + (where.isEmpty() ? "" : System.lineSeparator() + "  at " + where) + System.lineSeparator() + "  " + mend;
  }
}
