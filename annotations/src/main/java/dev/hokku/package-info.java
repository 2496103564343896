/// The annotations: what users write ([HkModule], [Forward], [HkTree]), what the runtime puts on its own
/// API ([Intrinsic]) and what the processor leaves for later compilations ([Effects]).
///
/// In: nothing. Out: nothing. Imports: nothing.
package dev.hokku;
