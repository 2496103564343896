package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.lax.Window;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// The largest or smallest element of each window over an array of floats: the first of equal ones, NaN before all. Either the element of another array at that place is
/// taken, or an element is added there. Threads share the search; what is added is added in the order of the positions, in `double`, and rounded once.
public final class WindowChampion implements ArrayKernel {

  private static final int WORTH_SHARING = 8_192;
  private static final int NOWHERE = -1;

  private final boolean scatters;
  private final boolean largest;
  private final DType dtype;
  private final WindowWalk walk;
  private final int row;
  private final int elements;
  private final int results;

  /// @param scatters whether elements are added at the places found, else they are taken from there
  /// @param x shape of the array that is searched
  /// @param positions how many windows there are along each axis
  public WindowChampion(boolean scatters, boolean largest, DType dtype, Window window, Shape x, Shape positions) {
    this.scatters = scatters;
    this.largest = largest;
    this.dtype = dtype;
    this.walk = new WindowWalk(window, x, positions);
    this.row = positions.rank() == 0 ? 1 : positions.last();
    this.elements = x.size();
    this.results = positions.size();
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    int[] places = new int[results];
    (results < WORTH_SHARING ? WorkerPool.ALONE : pool).run((part, parts) ->
        search(arrays[1], offsets[1], Parts.begin(walk.slices(), part, parts), Parts.begin(walk.slices(), part + 1, parts), places));
    double[] from = new double[scatters ? results : elements];
    double[] to = new double[scatters ? elements : results];
    Wide.load(dtype, arrays[0], offsets[0], 1, from, from.length);
    for (int position = 0; position < results; position++) {
      int place = places[position];
      if (place != NOWHERE && scatters) {
        to[place] += from[position];
      } else if (place != NOWHERE) {
        to[position] = from[place];
      }
    }
    Wide.store(dtype, to, arrays[2], offsets[2], 1, to.length);
  }

  private void search(Object x, int offset, int first, int end, int[] places) {
    int begin = first * walk.sliceSize();
    double[] best = new double[(end - first) * walk.sliceSize()];
    double[] next = new double[row];
    Arrays.fill(places, begin, begin + best.length, NOWHERE);
    walk.forEach(first, end, (position, element, step, count) -> {
      Wide.load(dtype, x, offset + element, step, next, count);
      for (int i = 0; i < count; i++) {
        int at = position + i;
        if (places[at] == NOWHERE || beats(next[i], best[at - begin])) {
          places[at] = element + i * step;
          best[at - begin] = next[i];
        }
      }
    });
  }

  private boolean beats(double x, double best) {
    return (largest ? x > best : x < best) || Double.isNaN(x) && !Double.isNaN(best);
  }
}
