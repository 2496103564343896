/// The CPU backend: packed, register-blocked kernels on the Vector API, with plain loops where that module is absent.
///
/// In: graphs and buffers. Out: executables and buffers. May import: `backend`, `backend.reference` and below. The only rooms that name
/// `jdk.incubator.vector` are this one and its inner rooms, and they do so only after [dev.hokku.backend.cpu.vector.VectorWidth] has looked.
@NullMarked
package dev.hokku.backend.cpu;

import org.jspecify.annotations.NullMarked;
