/// Functions of functions: tracing to a graph, derivatives, batching.
///
/// In: a function of trees of tensors. Out: another function, or a [dev.hokku.graph.Graph]. May import: `graph`, `tree`, `lax`, `core`, `tensor`.
///
/// How it fits together. An operation goes to the trace with the highest level among its operands ([dev.hokku.core.Trace]), which applies one rule of
/// the primitive and binds the pieces below itself; so transforms nest in any order.
///
/// ```text
/// MakeGraph   StagingTrace   records each operation as an equation         EvalGraph binds them again, under any trace
/// Jvp         JvpTrace       carries a tangent beside each value           Primitive.jvp
/// Linearize   both           the tangents are staged, so they become a graph that is linear in them
/// Vjp, Grad   Transpose      walks that graph backwards                    Primitive.transpose
/// Vmap        BatchTrace     carries a batch axis beside each value        Primitive.batch
/// ```
///
/// Source: JAX autodidax, and Radul, Paszke, Frostig, Johnson, Maclaurin 2022, "You Only Linearize Once", <https://arxiv.org/abs/2204.10923>.
@NullMarked
package dev.hokku.transform;

import org.jspecify.annotations.NullMarked;
