/// From a graph to a flat list of steps over buffers that are assigned beforehand.
///
/// In: a graph. Out: an executable. May import: `cpu.loop`, `cpu.gemm`, `cpu.kernel`, `cpu.threads`, `cpu.vector`, `backend` and below.
///
/// ```text
/// Graph --Fusion--> groups of equations --Planner--> steps, slots --Executable--> results
/// ```
@NullMarked
package dev.hokku.backend.cpu.plan;

import org.jspecify.annotations.NullMarked;
