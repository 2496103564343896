package dev.hokku.backend.cpu.plan;

import dev.hokku.lax.Window;
import dev.hokku.tensor.Shape;
import java.util.Optional;
import java.util.stream.IntStream;

/// Windows over `[batch, spatial.., channels]` that take one image and one channel at a time: the same places in every image.
///
/// Positions are walked in runs along the last spatial axis in which every tap falls on an element, so that one loop does many; at the
/// edges, one by one.
///
/// @param image elements of an image of the input
/// @param positions windows in an image
/// @param taps elements of a window
/// @param places for each position and tap the element it falls on, or -1 outside
/// @param row positions along the last spatial axis
/// @param step distance in the input between two of them
record WindowLayout(int batch, int image, int channels, int positions, int taps, int[] places, int row, int step) {

  static final int OUTSIDE = -1;

  /// Beyond this a loop would take too many arrays.
  private static final int MOST_TAPS = 16;

  /// The layout, or nothing if the window reaches over images or channels.
  static Optional<WindowLayout> of(Window window, Shape x, Shape y) {
    int last = x.rank() - 1;
    int taps = window.size().size();
    if (x.rank() < 3 || !alone(window, 0) || !alone(window, last) || taps > MOST_TAPS) {
      return Optional.empty();
    }
    int image = x.size() / x.dim(0);
    Shape grid = y.range(1, last);
    Shape size = window.size().range(1, last);
    int[] strides = x.strides();
    int[] places = new int[grid.size() * taps];
    for (int position = 0; position < grid.size(); position++) {
      for (int tap = 0; tap < taps; tap++) {
        places[position * taps + tap] = place(window, x, grid, size, strides, position, tap);
      }
    }
    int row = grid.rank() == 0 ? 1 : grid.last();
    return Optional.of(new WindowLayout(
        x.dim(0), image, x.last(), grid.size(), taps, places, row, window.strides().at(last - 1) * x.last()));
  }

  private static boolean alone(Window window, int axis) {
    return window.size().dim(axis) == 1
        && window.strides().at(axis) == 1
        && window.padding().get(axis).low() == 0
        && window.padding().get(axis).high() == 0;
  }

  private static int place(Window window, Shape x, Shape grid, Shape size, int[] strides, int position, int tap) {
    int place = 0;
    int restPosition = position;
    int restTap = tap;
    for (int axis = grid.rank() - 1; axis >= 0; axis--) {
      int at = restPosition % grid.dim(axis) * window.strides().at(axis + 1)
          + restTap % size.dim(axis) * window.dilation().at(axis + 1)
          - window.padding().get(axis + 1).low();
      if (at < 0 || at >= x.dim(axis + 1)) {
        return OUTSIDE;
      }
      place += at * strides[axis + 1];
      restPosition /= grid.dim(axis);
      restTap /= size.dim(axis);
    }
    return place;
  }

  /// How many positions from `position` on, in one row, have all taps on elements.
  int run(int position) {
    int end = (position / row + 1) * row;
    int p = position;
    while (p < end && whole(p)) {
      p++;
    }
    return p - position;
  }

  /// How many positions have a tap outside.
  int edges() {
    return (int) IntStream.range(0, positions).filter(position -> !whole(position)).count();
  }

  private boolean whole(int position) {
    for (int tap = 0; tap < taps; tap++) {
      if (places[position * taps + tap] == OUTSIDE) {
        return false;
      }
    }
    return true;
  }
}
