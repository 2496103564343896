package dev.hokku.lax;

import static dev.hokku.tensor.Index.all;
import static dev.hokku.tensor.Index.ellipsis;
import static dev.hokku.tensor.Index.from;
import static dev.hokku.tensor.Index.index;
import static dev.hokku.tensor.Index.newAxis;
import static dev.hokku.tensor.Index.range;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Expected values are numpy's.
class IndexingTest {

  private static final Tensor CUBE = Numpy.arange(24).reshape(2, 3, 4);

  private static void assertIs(Tensor x, Shape shape, int... values) {
    assertEquals(shape, x.shape());
    assertArrayEquals(values, x.toIntArray());
  }

  @Test
  void positionsLeaveTheShapeAndMissingPlacesAreWhole() {
    assertIs(CUBE.at(1, -1).get(), Shape.of(4), 20, 21, 22, 23);
    assertIs(CUBE.at(ellipsis(), index(0)).get(), Shape.of(2, 3), 0, 4, 8, 12, 16, 20);
    assertIs(CUBE.at(index(0), newAxis(), index(1)).get(), Shape.of(1, 4), 4, 5, 6, 7);
  }

  @Test
  void rangesAreClampedAndMayWalkBackwards() {
    Tensor x = Numpy.arange(10);
    assertIs(x.at(range(8, 2, -2)).get(), Shape.of(3), 8, 6, 4);
    assertIs(x.at(range(-3, 100)).get(), Shape.of(3), 7, 8, 9);
    assertIs(x.at(range(5, 2)).get(), Shape.of(0));
    assertIs(x.at(from(8)).get(), Shape.of(2), 8, 9);
    assertIs(x.at(range(-1, Integer.MAX_VALUE, -4)).get(), Shape.of(3), 9, 5, 1);
  }

  @Test
  void tensorsOfPositionsStandWhereTheyAreOrInFront() {
    Tensor columns = Numpy.array(0, 2, -1);
    assertIs(CUBE.at(all(), index(columns), range(1, 3)).get(), Shape.of(2, 3, 2), 1, 2, 9, 10, 9, 10, 13, 14, 21, 22, 21, 22);
    assertIs(CUBE.at(index(Numpy.array(0, 1)), all(), index(Numpy.array(0, 2))).get(), Shape.of(2, 3), 0, 4, 8, 14, 18, 22);
    assertIs(CUBE.at(index(1), index(Numpy.array(new int[][] {{0}, {2}})), index(Numpy.array(1, 3))).get(), Shape.of(2, 2), 13, 15, 21, 23);
  }

  @Test
  void knownMasksSelect() {
    Tensor x = Numpy.arange(6);
    assertIs(x.at(index(x.mod(Numpy.scalar(2)).eq(0))).get(), Shape.of(3), 0, 2, 4);
    assertIs(CUBE.at(index(CUBE.sum(2).gt(40))).get(), Shape.of(3, 4), 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23);
    assertIs(x.at(index(x.gt(3))).set(-1), Shape.of(6), 0, 1, 2, 3, -1, -1);
  }

  @Test
  void updatesChangeACopy() {
    Tensor x = Numpy.zeros(2, 4).astype(DType.S32);
    assertIs(x.at(index(1), range(0, 4, 2)).set(7), Shape.of(2, 4), 0, 0, 0, 0, 7, 0, 7, 0);
    assertIs(x.at(all(), range(1, 3)).set(Numpy.array(1, 2)), Shape.of(2, 4), 0, 1, 2, 0, 0, 1, 2, 0);
    assertIs(x.at(index(0), range(3, Integer.MAX_VALUE, -1)).set(Numpy.array(1, 2, 3, 4)), Shape.of(2, 4), 4, 3, 2, 1, 0, 0, 0, 0);
    assertIs(Numpy.arange(4).at(range(1, 3)).mul(10), Shape.of(4), 0, 10, 20, 3);
    assertIs(Numpy.arange(4).at(range(0, 4, 3)).max(Numpy.scalar(2)), Shape.of(4), 2, 1, 2, 3);
    assertIs(x, Shape.of(2, 4), 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void aPlaceNamedTwiceReceivesBothAndPlacesOutsideAreDropped() {
    Tensor x = Numpy.arange(4);
    assertIs(x.at(index(Numpy.array(0, 2, 2, 9))).add(10), Shape.of(4), 10, 1, 22, 3);
    assertIs(x.at(index(Numpy.array(1, 1))).mul(Numpy.array(3, 5)), Shape.of(4), 0, 15, 2, 3);
  }

  @Test
  void tensorsAndRangesUpdateTogether() {
    Tensor x = Numpy.zeros(3, 4).astype(DType.S32);
    Tensor rows = Numpy.array(0, 2, 2);
    assertIs(x.at(index(rows), range(1, 4, 2)).add(Numpy.array(1, 2)), Shape.of(3, 4), 0, 1, 0, 2, 0, 0, 0, 0, 0, 2, 0, 4);
  }

  @Test
  void errorsNameTheAxisAndTheWayOut() {
    ShapeError outside = assertThrows(ShapeError.class, () -> CUBE.at(0, 3));
    assertEquals("at: position 3 is not on axis 1 of x: s32[2,3,4]", outside.wrong());
    assertEquals("Name a position in [-3, 3).", outside.mend());
    ShapeError tooMany = assertThrows(ShapeError.class, () -> CUBE.at(0, 0, 0, 0));
    assertEquals("at: 4 places for x: s32[2,3,4]", tooMany.wrong());
  }
}
