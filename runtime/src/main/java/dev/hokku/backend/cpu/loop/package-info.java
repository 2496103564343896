/// Fused loops: a small program over rows, run by one generated class per program, or, where none can be defined, by fixed loops over pieces.
///
/// In: a [dev.hokku.backend.cpu.loop.LoopProgram]. Out: a [dev.hokku.backend.cpu.loop.Loop]. May import: `cpu.vector`, `tensor`. The only
/// room that writes class files; hidden classes are defined in [dev.hokku.backend.cpu.loop.LoopClasses] and nowhere else.
@NullMarked
package dev.hokku.backend.cpu.loop;

import org.jspecify.annotations.NullMarked;
