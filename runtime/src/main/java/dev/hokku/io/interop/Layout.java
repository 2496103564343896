package dev.hokku.io.interop;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.stream.IntStream;

/// How another framework orders the axes of a tensor that we have, too.
enum Layout {
  /// As we do.
  SAME {
    @Override
    Tensor write(Tensor ours) {
      return ours;
    }

    @Override
    Tensor read(Tensor theirs, Shape ours) {
      return theirs;
    }
  },

  /// `[C]`, where we may have axes of length 1 around the channels so that they broadcast.
  CHANNELS {
    @Override
    Tensor write(Tensor ours) {
      return ours.reshape(-1);
    }

    @Override
    Tensor read(Tensor theirs, Shape ours) {
      return theirs.shape().count() == ours.count() ? theirs.reshape(ours) : theirs;
    }
  },

  /// The last two axes in front, exchanged: `[in,out]` as `[out,in]`, `[H,W,in,out]` as `[out,in,H,W]`.
  OUTPUTS_FIRST {
    @Override
    Tensor write(Tensor ours) {
      return ours.transpose(lastTwoFirst(ours.rank()));
    }

    @Override
    Tensor read(Tensor theirs, Shape ours) {
      return theirs.rank() == ours.rank() ? theirs.transpose(firstTwoLast(theirs.rank())) : theirs;
    }
  },

  /// As [#OUTPUTS_FIRST], with the kernel turned around: where we slide a kernel over the stretched input, PyTorch spreads each input by it.
  OUTPUTS_FIRST_TURNED {
    @Override
    Tensor write(Tensor ours) {
      return OUTPUTS_FIRST.write(Numpy.flip(ours, spatial(ours.rank())));
    }

    @Override
    Tensor read(Tensor theirs, Shape ours) {
      return theirs.rank() == ours.rank() ? Numpy.flip(OUTPUTS_FIRST.read(theirs, ours), spatial(ours.rank())) : theirs;
    }
  },

  /// The last two axes exchanged.
  LAST_EXCHANGED {
    @Override
    Tensor write(Tensor ours) {
      return ours.transpose(lastTwoExchanged(ours.rank()));
    }

    @Override
    Tensor read(Tensor theirs, Shape ours) {
      return theirs.rank() == ours.rank() ? theirs.transpose(lastTwoExchanged(theirs.rank())) : theirs;
    }
  };

  /// Our tensor as they have it.
  abstract Tensor write(Tensor ours);

  /// Their tensor as we have it.
  ///
  /// @param ours the shape that it should get. A tensor that cannot get it is returned with another one: the caller knows the names and refuses it.
  abstract Tensor read(Tensor theirs, Shape ours);

  private static int[] lastTwoFirst(int rank) {
    int[] order = new int[rank];
    order[0] = rank - 1;
    order[1] = rank - 2;
    for (int i = 2; i < rank; i++) {
      order[i] = i - 2;
    }
    return order;
  }

  private static int[] firstTwoLast(int rank) {
    int[] order = new int[rank];
    for (int i = 0; i < rank - 2; i++) {
      order[i] = i + 2;
    }
    order[rank - 2] = 1;
    order[rank - 1] = 0;
    return order;
  }

  private static int[] lastTwoExchanged(int rank) {
    int[] order = IntStream.range(0, rank).toArray();
    order[rank - 2] = rank - 1;
    order[rank - 1] = rank - 2;
    return order;
  }

  private static int[] spatial(int rank) {
    return IntStream.range(0, rank - 2).toArray();
  }
}
