/// Matrix products: packing, one micro-kernel per tile shape, and the loops around them.
///
/// In: matrices in `float[]`s and `double[]`s. Out: their product. May import: `cpu.threads`, `cpu.vector`.
///
/// Every element of a product is one chain of fma over ascending `k`, whatever the tile, the vector width, the number of threads or the
/// packing: all paths give the same bits. Design after Goto and van de Geijn 2008, <https://doi.org/10.1145/1356052.1356053>.
@NullMarked
package dev.hokku.backend.cpu.gemm;

import org.jspecify.annotations.NullMarked;
