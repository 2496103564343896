/// The annotation processor: rounds and deferral only; the work is done by the four stages below.
///
/// ```text
/// Mlp.java --read--> ModuleModel --check--> Problems or none --lower--> PureClass --emit--> MlpInit.java, MlpApply.java
/// ```
///
/// In: the classes that carry Hokku's annotations. Out: generated sources and problems. May import: every room below.
@NullMarked
package dev.hokku.processor;

import org.jspecify.annotations.NullMarked;
