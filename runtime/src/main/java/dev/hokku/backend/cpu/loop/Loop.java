package dev.hokku.backend.cpu.loop;

/// A runnable [LoopProgram]. Stateless: any number of threads may run one at the same time.
public abstract class Loop {

  /// Floats of scratch that [#run] needs beside one row for each spilled value.
  public static final int SCRATCH = RowOrder.PARTIALS;

  /// Elements that one call of a pass goes through, if it reduces nothing. C2 takes a method by itself after 600 calls, however long each is; until then its
  /// vectors are objects. A row of a million elements in one call would be as many calls short as it is long; in pieces a few rows are enough.
  public static final int PIECE = 4096;

  /// Runs the program over `rows` rows of `n` elements.
  ///
  /// @param arrays the inputs' arrays, then the outputs'; outputs may be inputs if each element is read before it is written
  /// @param offsets for each array the index where row 0 begins
  /// @param strides for each array the distance from row to row, 0 to use the same again
  /// @param scratch at least [#SCRATCH] floats, then `n` for each of [#spilledRows]
  public abstract void run(Object[] arrays, int[] offsets, int[] strides, int rows, int n, float[] scratch);

  /// Rows of scratch for values that are computed in one pass and used in a later one.
  public abstract int spilledRows();
}
