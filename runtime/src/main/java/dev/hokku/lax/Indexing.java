package dev.hokku.lax;

import static dev.hokku.lax.Lax.convertElementType;

import dev.hokku.core.ShapeError;
import dev.hokku.core.Traced;
import dev.hokku.lax.Scatter.Kind;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Indexed;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and changes places of a tensor. What is known beforehand becomes slices and pads ([StaticView]); positions in tensors become a gather or a scatter
/// ([DynamicView]) on what the ranges left.
final class Indexing implements Indexed {

  private final Tensor x;
  private final StaticView box;
  private final @Nullable DynamicView points;

  private Indexing(Tensor x, StaticView box, @Nullable DynamicView points) {
    this.x = x;
    this.box = box;
    this.points = points;
  }

  /// The places of `x`.
  static Indexed at(Tensor x, Index... places) {
    if (places.length == 1 && places[0] instanceof Index.Positions(Tensor mask) && mask.dtype() == DType.BOOL && mask instanceof Traced) {
      return new Masked(x, mask);
    }
    List<Index> full = expand(x, places);
    boolean byTensor = full.stream().anyMatch(Index.Positions.class::isInstance);
    if (!byTensor) {
      return new Indexing(x, StaticView.of(x.aval(), full), null);
    }
    List<Index> ranges = new ArrayList<>();
    List<Index> rest = new ArrayList<>();
    for (Index place : full) {
      boolean range = place instanceof Index.Range;
      if (!(place instanceof Index.NewAxis)) {
        ranges.add(range ? place : Index.all());
      }
      rest.add(range ? Index.all() : place);
    }
    StaticView box = StaticView.of(x.aval(), ranges);
    return new Indexing(x, box, DynamicView.of(x.aval().withShape(box.shape()), rest));
  }

  /// One place per axis: `...` and missing places become whole axes, known masks become positions.
  private static List<Index> expand(Tensor x, Index... places) {
    List<Index> out = new ArrayList<>();
    int taken = 0;
    int ellipsis = -1;
    for (Index place : places) {
      switch (place) {
        case Index.Ellipsis _ -> {
          if (ellipsis >= 0) {
            throw new ShapeError("at", "there are two ellipses", "Only one can stand for the axes that are left.");
          }
          ellipsis = out.size();
        }
        case Index.NewAxis _ -> out.add(place);
        case Index.Positions(Tensor mask) when mask.dtype() == DType.BOOL -> {
          out.addAll(positions(x, mask, taken));
          taken += mask.rank();
        }
        default -> {
          out.add(place);
          taken++;
        }
      }
    }
    if (taken > x.rank()) {
      throw new ShapeError("at", "%d places for x: %s".formatted(taken, x.aval()), "Give at most %d.".formatted(x.rank()));
    }
    out.addAll(ellipsis < 0 ? out.size() : ellipsis, Collections.nCopies(x.rank() - taken, Index.all()));
    return out;
  }

  /// The places where a mask whose elements are known is true, one tensor of positions per axis.
  private static List<Index> positions(Tensor x, Tensor mask, int axis) {
    if (mask instanceof Traced) {
      throw new ShapeError(
          "at",
          "the mask %s is traced, so how many elements it chooses is not known".formatted(mask.aval()),
          "Use Numpy.where, or a mask alone to set, add or multiply a scalar.");
    }
    Shape shape = mask.shape();
    boolean fits = axis + shape.rank() <= x.rank() && shape.equals(x.shape().range(axis, axis + shape.rank()));
    if (!fits) {
      throw new ShapeError(
          "at",
          "the mask %s does not fit x: %s at axis %d".formatted(mask.aval(), x.aval(), axis),
          "It has the lengths of the axes that it stands for.");
    }
    Buffer elements = mask.buffer();
    int[] strides = shape.strides();
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < elements.length(); i++) {
      if (elements.getLong(i) != 0) {
        chosen.add(i);
      }
    }
    List<Index> out = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      int stride = strides[i];
      int length = shape.dim(i);
      int[] along = chosen.stream().mapToInt(at -> at / stride % length).toArray();
      out.add(Index.index(Numpy.array(along)));
    }
    return out;
  }

  @Override
  public Tensor get() {
    Tensor seen = box.read(x);
    return points == null ? seen : points.read(seen);
  }

  @Override
  public Tensor set(Tensor values) {
    return update(Kind.SET, values);
  }

  @Override
  public Tensor set(double value) {
    return update(Kind.SET, seen(value));
  }

  @Override
  public Tensor add(Tensor values) {
    return update(Kind.ADD, values);
  }

  @Override
  public Tensor add(double value) {
    return update(Kind.ADD, seen(value));
  }

  @Override
  public Tensor mul(Tensor values) {
    return update(Kind.MUL, values);
  }

  @Override
  public Tensor mul(double value) {
    return update(Kind.MUL, seen(value));
  }

  @Override
  public Tensor min(Tensor values) {
    return update(Kind.MIN, values);
  }

  @Override
  public Tensor max(Tensor values) {
    return update(Kind.MAX, values);
  }

  /// A number in all places that are seen.
  private Tensor seen(double value) {
    return Lax.full(new ShapedArray(x.dtype(), points == null ? box.shape() : points.shape()), value);
  }

  private Tensor update(Kind kind, Tensor values) {
    Tensor same = convertElementType(values, x.dtype());
    if (points != null) {
      Tensor changed = points.update(kind, box.read(x), Broadcasting.to("at", same, points.shape()));
      return box.isWhole(x.shape()) ? changed : box.set(x, changed);
    }
    Tensor spread = Broadcasting.to("at", same, box.shape());
    DType dtype = x.dtype();
    return switch (kind) {
      case SET -> box.set(x, spread);
      case ADD -> box.update(x, spread, 0, dtype == DType.BOOL ? Lax::or : Lax::add);
      case MUL -> box.update(x, spread, 1, dtype == DType.BOOL ? Lax::and : Lax::mul);
      case MIN -> box.set(x, Lax.min(box.read(x), spread));
      case MAX -> box.set(x, Lax.max(box.read(x), spread));
    };
  }

  /// The places where a traced mask is true: how many is not known, so they can only be changed, each in place.
  ///
  /// @param x the tensor
  /// @param mask `bool`, with the lengths of the leading axes of `x`
  private record Masked(Tensor x, Tensor mask) implements Indexed {

    Masked {
      boolean fits = mask.rank() <= x.rank() && mask.shape().equals(x.shape().range(0, mask.rank()));
      if (!fits) {
        throw new ShapeError(
            "at",
            "the mask %s does not fit x: %s".formatted(mask.aval(), x.aval()),
            "It has the lengths of the leading axes of x.");
      }
    }

    @Override
    public Tensor get() {
      throw new ShapeError(
          "at",
          "the mask %s is traced, so how many elements it chooses is not known".formatted(mask.aval()),
          "Use Numpy.where with a value for the others.");
    }

    private Tensor choose(Tensor changed) {
      Tensor wide = Lax.broadcastInDim(mask, x.shape(), Axes.range(mask.rank()));
      return Lax.select(wide, changed, x);
    }

    private Tensor one(Tensor value) {
      if (value.rank() != 0) {
        throw new ShapeError(
            "at",
            "values: %s for a traced mask, whose number of places is not known".formatted(value.aval()),
            "Give one value for all, or use Numpy.where.");
      }
      return Lax.broadcastScalar(convertElementType(value, x.dtype()), x.shape());
    }

    @Override
    public Tensor set(Tensor values) {
      return choose(one(values));
    }

    @Override
    public Tensor set(double value) {
      return choose(Lax.fullLike(x, value));
    }

    @Override
    public Tensor add(Tensor values) {
      return choose(Lax.add(x, one(values)));
    }

    @Override
    public Tensor add(double value) {
      return choose(Lax.add(x, Lax.fullLike(x, value)));
    }

    @Override
    public Tensor mul(Tensor values) {
      return choose(Lax.mul(x, one(values)));
    }

    @Override
    public Tensor mul(double value) {
      return choose(Lax.mul(x, Lax.fullLike(x, value)));
    }

    @Override
    public Tensor min(Tensor values) {
      return choose(Lax.min(x, one(values)));
    }

    @Override
    public Tensor max(Tensor values) {
      return choose(Lax.max(x, one(values)));
    }
  }
}
