package story;

import dev.hokku.HkTree;
import dev.hokku.tensor.Tensor;

@HkTree
public record Batch(Tensor x) {}
