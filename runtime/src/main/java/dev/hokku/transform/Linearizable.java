package dev.hokku.transform;

import dev.hokku.core.Dual;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A primitive whose jvp would mix results and tangents in one operation (`scan`, `cond`, `remat`): when its tangents are recorded for a transpose it must
/// say how to keep them apart.
public interface Linearizable extends Primitive {

  /// As [Primitive#jvp], but the results are computed from `primals` alone, and the tangents only by operations that have a transpose.
  Dual linearize(List<Tensor> primals, List<Tangent> tangents);
}
