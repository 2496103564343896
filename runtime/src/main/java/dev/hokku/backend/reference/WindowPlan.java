package dev.hokku.backend.reference;

/// Where the elements of a moving window lie along each axis: what convolutions and window reductions have in common.
///
/// @param input lengths of the axes it moves over
/// @param size of the window
/// @param output how many positions it has
/// @param strides distance of neighbouring positions
/// @param low elements of padding in front
/// @param inputDilation distance of neighbouring input elements; what lies between is padding
/// @param windowDilation distance of neighbouring window elements
/// @param inputStrides distance in memory of neighbouring input elements
record WindowPlan(
    int[] input, int[] size, int[] output, int[] strides, int[] low, int[] inputDilation, int[] windowDilation, int[] inputStrides) {

  /// How many elements the window has.
  int elements() {
    return product(size);
  }

  /// How many positions the window has.
  int positions() {
    return product(output);
  }

  /// For each element of the window, in row-major order, its place in memory, or -1 in the padding.
  ///
  /// @param position of the window, counted in row-major order
  void places(int position, int[] places) {
    for (int element = 0; element < places.length; element++) {
      int place = 0;
      int outRest = position;
      int windowRest = element;
      for (int axis = input.length - 1; axis >= 0 && place >= 0; axis--) {
        int at = outRest % output[axis] * strides[axis] + windowRest % size[axis] * windowDilation[axis] - low[axis];
        outRest /= output[axis];
        windowRest /= size[axis];
        boolean inside = at >= 0 && at % inputDilation[axis] == 0 && at / inputDilation[axis] < input[axis];
        place = inside ? place + at / inputDilation[axis] * inputStrides[axis] : -1;
      }
      places[element] = place;
    }
  }

  private static int product(int[] lengths) {
    int product = 1;
    for (int length : lengths) {
      product *= length;
    }
    return product;
  }
}
