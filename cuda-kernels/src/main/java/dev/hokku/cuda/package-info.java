/// The CUDA backend's door: asks the driver what is there.
///
/// In: the driver's library, through the foreign-function API. Out: a reason in one line. May import: `backend` and below.
@NullMarked
package dev.hokku.cuda;

import org.jspecify.annotations.NullMarked;
