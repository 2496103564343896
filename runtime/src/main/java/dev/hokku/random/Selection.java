package dev.hokku.random;


import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Orders and positions drawn at random.
final class Selection {

  private Selection() {}

  static Tensor categorical(Key key, Tensor logits, int axis, Shape shape) {
    int along = logits.shape().axis(axis);
    Shape batch = logits.shape().remove(along);
    int prefix = shape.rank() - batch.rank();
    if (prefix < 0) {
      throw new ShapeError(
          "categorical",
          "shape %s has fewer axes than the logits %s without axis %d".formatted(shape, logits.aval(), along),
          "End it with axes that %s broadcasts to.".formatted(batch));
    }
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      drawn.add(shape.dim(i));
    }
    drawn.add(prefix + along, logits.dim(along));
    Tensor noise = Random.gumbel(key, Shape.of(drawn), logits.dtype());
    return noise.add(logits).argmax(prefix + along);
  }
}
