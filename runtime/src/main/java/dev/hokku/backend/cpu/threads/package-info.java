/// Threads and temporary memory of the CPU backend.
///
/// In: a task that can be cut in parts. Out: the task done. Imports nothing.
@NullMarked
package dev.hokku.backend.cpu.threads;

import org.jspecify.annotations.NullMarked;
