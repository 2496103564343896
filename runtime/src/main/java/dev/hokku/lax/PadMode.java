package dev.hokku.lax;

/// Where numpy's `pad` takes the elements around a tensor from.
public enum PadMode {
  /// The nearest element: `a a | a b c | c c`.
  EDGE {
    @Override
    int source(int position, int length) {
      return Math.clamp(position, 0, length - 1);
    }
  },
  /// Mirrored at the elements on the edge, which are not repeated: `c b | a b c | b a`.
  REFLECT {
    @Override
    int source(int position, int length) {
      int period = Math.max(1, 2 * (length - 1));
      int within = Math.floorMod(position, period);
      return Math.min(within, period - within) % length;
    }
  },
  /// Mirrored at the edge: `b a | a b c | c b`.
  SYMMETRIC {
    @Override
    int source(int position, int length) {
      int within = Math.floorMod(position, 2 * length);
      return Math.min(within, 2 * length - 1 - within);
    }
  },
  /// From the other end: `b c | a b c | a b`.
  WRAP {
    @Override
    int source(int position, int length) {
      return Math.floorMod(position, length);
    }
  };

  /// The position in `[0, length)` of what stands at a position that may lie outside.
  abstract int source(int position, int length);
}
