package dev.hokku.processor.check;

import dev.hokku.processor.model.At;
import dev.hokku.processor.model.Batch;
import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every check may look at.
///
/// @param written what is written of each module
public record Facts(Batch batch, EffectTable effects, Map<TypeRef, Written> written) {

  public Facts(Batch batch, EffectTable effects) {
    this(batch, effects, batch.modules().stream().collect(Collectors.toUnmodifiableMap(ModuleModel::type, module -> Written.of(module, effects))));
  }

  /// What is written to the generated classes of a module.
  ///
  /// @param methods those with a body
  /// @param sites in all of these bodies
  record Written(ModuleModel module, List<MethodModel> methods, List<Site> sites) {

    static Written of(ModuleModel module, EffectTable effects) {
      List<MethodModel> methods = module.methods().stream().filter(m -> m.body().isPresent() && effects.isWritten(m)).toList();
      return new Written(module, methods, methods.stream().flatMap(m -> m.body().orElseThrow().sites().stream()).toList());
    }
  }

  /// The module of a class, if it is one of the batch.
  Optional<ModuleModel> module(TypeRef type) {
    return Optional.ofNullable(written.get(type)).map(Written::module);
  }

  /// Whether a method's body is lowered, so that its sites matter.
  boolean isLowered(MethodModel method) {
    return method.kind().isForward() || !effects.of(method.id()).isEmpty();
  }

  /// The methods of a module with a body that is written to generated classes: all of these must be lowered without a fault.
  Stream<MethodModel> lowered(ModuleModel module) {
    return written.get(module.type()).methods().stream();
  }

  /// The sites of one kind in the lowered bodies of a module.
  <S extends Site> Stream<S> sites(ModuleModel module, Class<S> kind) {
    return written.get(module.type()).sites().stream().filter(kind::isInstance).map(kind::cast);
  }

  Stream<Site.Hazard> hazards(ModuleModel module, Site.Kind kind) {
    return sites(module, Site.Hazard.class).filter(h -> h.kind() == kind);
  }

  /// Whether a site leads to a frame.
  boolean hasEffect(Site site) {
    return switch (site) {
      case Site.Intrinsic ignored -> true;
      case Site.Call call -> effects.isLowered(call.callee());
      case Site.Reference reference -> reference.made().isPresent() || reference.callee().filter(effects::isLowered).isPresent();
      case Site.Make make -> make.factory().isEmpty() && !make.copied();
      default -> false;
    };
  }

  /// The effects of what a site calls.
  EffectSet effectsOf(Site site) {
    return switch (site) {
      case Site.Intrinsic intrinsic -> EffectSet.of(intrinsic.effects());
      default -> CallEffects.of(site, effects::inferred).all();
    };
  }

  /// The name of what a site calls, for messages.
  static String called(Site site) {
    return switch (site) {
      case Site.Intrinsic intrinsic -> intrinsic.name();
      case Site.Call call -> call.callee().id().name();
      case Site.Reference reference -> reference.callee().map(Callee::id).map(i -> i.name()).orElse("new");
      default -> "new";
    };
  }

  static At at(ModuleModel module, Span span) {
    return new At(module.file(), span);
  }

  /// The sites with effects inside a stretch of a lowered body.
  Stream<Site> effectsIn(ModuleModel module, Span span) {
    return written.get(module.type()).sites().stream().filter(s -> span.contains(s.span()) && hasEffect(s));
  }

  boolean hasEffects(ModuleModel module, Span span) {
    return effectsIn(module, span).findAny().isPresent();
  }
}
