package dev.hokku.core;

/// Operands whose shapes, dtypes or axes do not fit an operation.
public final class ShapeError extends HokkuException {

  private static final long serialVersionUID = 1L;

  private final String operation;

  /// @param operation the primitive or function, as in `reduce_sum`
  /// @param wrong what does not fit, with the avals
  /// @param mend how to mend it
  public ShapeError(String operation, String wrong, String mend) {
    this(operation, operation + ": " + wrong, SourceLines.here(), mend);
  }

  private ShapeError(String operation, String wrong, String where, String mend) {
    super(wrong, where, mend);
    this.operation = operation;
  }

  /// The operation that refused.
  public String operation() {
    return operation;
  }

  @Override
  public ShapeError at(String place) {
    ShapeError located = new ShapeError(operation, wrong(), where().isEmpty() ? place : where() + ", " + place, mend());
    located.setStackTrace(getStackTrace());
    return located;
  }
}
