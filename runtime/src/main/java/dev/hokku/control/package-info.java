/// Control flow and marks on functions: primitives that hold graphs, and the functions that make them.
///
/// In: functions of trees. Out: tensors, by `bind`. May import: `transform`, `graph`, `tree`, `lax`, `core`, `tensor`.
///
/// What a backend must know of the primitives here; each is a [dev.hokku.graph.HasBodies], and a body is a graph like any other, without captured
/// values, so a backend compiles it once with its own `compile`:
///
/// | primitive | operands → results | to run |
/// |---|---|---|
/// | [Scan] | constants, first carry, xs `[T,..]` → last carry, ys `[T,..]` | `T` times: `body(constants, carry, x[t]) → carry, y[t]`; `t` falls if `reverse` |
/// | [While] | constants of the test, constants of the body, carry → carry | while `cond(constants, carry)`: `carry = body(constants, carry)` |
/// | [Cond] | index `s32[]` in `[0, n)`, operands → results | `branches[index](operands)` |
/// | [dev.hokku.graph.Call] ([RematCall], [CustomJvpCall], …) | operands → results | `body(operands)`; `graph.pass` may put the body in its place |
/// | [Barrier] | values → the same values | nothing: it only keeps passes from merging what is before and behind it |
@NullMarked
package dev.hokku.control;

import org.jspecify.annotations.NullMarked;
