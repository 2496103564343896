package dev.hokku.processor.lower;

import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.LineMarks;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.SourceFile;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rewrites stretches of one body: what no rule touches is copied, each site is handed to its rule.
///
/// Sites nest as expressions do. A rule gets [Inside], with which it lowers the parts of its own site.
final class Lowering {

  /// By how much lowering usually lengthens a stretch.
  private static final int LONGER = 64;

  private final SourceFile file;
  private final List<Site> sites;
  final EffectTable effects;
  final Names names;
  final TypeRef frameType;
  /// The module whose twin can be called without a qualifier; absent where a class in the body could hide its methods.
  final Optional<TypeRef> own;

  Lowering(SourceFile file, Body body, EffectTable effects, Names names, TypeRef frameType, TypeRef module) {
    this.file = file;
    this.sites = new ArrayList<>(body.sites());
    sites.removeIf(Lowering::onlyChecked);
    sites.sort(Lowering::outerFirst);
    this.effects = effects;
    this.names = names;
    this.frameType = frameType;
    this.own = body.declaresClasses() ? Optional.empty() : Optional.of(module);
  }

  /// In the order of the source; of those that start together the longer one first, of those of one span what names a module.
  private static int outerFirst(Site a, Site b) {
    if (a.span().start() != b.span().start()) {
      return Integer.compare(a.span().start(), b.span().start());
    }
    if (a.span().end() != b.span().end()) {
      return Integer.compare(b.span().end(), a.span().end());
    }
    return Boolean.compare(!names(a), !names(b));
  }

  private static boolean names(Site site) {
    return site instanceof Site.Make || site instanceof Site.FamilyLambda;
  }

  private static boolean onlyChecked(Site site) {
    return site instanceof Site.Hazard
        || site instanceof Site.Escape
        || site instanceof Site.Foreign
        || site instanceof Site.GivenName
        || site instanceof Site.KeyReuse;
  }

  private static AssertionError onlyChecked() {
    return new AssertionError("HK0901: this is checked and left as it is");
  }

  /// Adds the lowered text of a stretch of the body's own level.
  void add(Span span, StringBuilder out) {
    new Inside(0, names.frame()).add(span, out);
  }

  /// The stretch of text below one site, and the frame that is in scope there.
  final class Inside {
    private final int from;
    final String frame;

    private Inside(int from, String frame) {
      this.from = from;
      this.frame = frame;
    }

    Lowering lowering() {
      return Lowering.this;
    }

    /// The same stretch under another frame.
    Inside under(String innerFrame) {
      return new Inside(from, innerFrame);
    }

    String text(int start, int end) {
      return text(new Span(start, end));
    }

    /// The user's own text, untouched.
    String verbatim(int start, int end) {
      return file.text().substring(start, end);
    }

    String text(Span span) {
      StringBuilder out = new StringBuilder(span.end() - span.start() + LONGER);
      add(span, out);
      return out.toString();
    }

    private void add(Span span, StringBuilder out) {
      int at = span.start();
      boolean shifted = false;
      for (int i = from; i < sites.size(); i++) {
        Span site = sites.get(i).span();
        if (site.start() >= at && site.end() <= span.end()) {
          shifted = copy(at, site.start(), shifted, out);
          String lowered = lower(sites.get(i), new Inside(i + 1, frame));
          shifted |= newlines(lowered, 0, lowered.length()) != newlines(file.text(), site.start(), site.end());
          out.append(lowered);
          at = site.end();
        } else if (site.start() >= span.end()) {
          break;
        }
      }
      copy(at, span.end(), shifted, out);
    }

    /// Copies the user's text.
    ///
    /// @param shifted whether what was lowered before has more or fewer lines than it had, so that the next line must say where it comes from
    /// @return whether that is still to be said
    private boolean copy(int start, int end, boolean shifted, StringBuilder out) {
      int newline = shifted ? file.text().indexOf('\n', start) : -1;
      if (newline < 0 || newline >= end) {
        out.append(file.text(), start, end);
        return shifted;
      }
      int stop = newline > start && file.text().charAt(newline - 1) == '\r' ? newline - 1 : newline;
      out.append(file.text(), start, stop).append(LineMarks.next(file.line(newline + 1))).append(file.text(), stop, end);
      return false;
    }

    private static int newlines(String text, int from, int to) {
      int count = 0;
      for (int at = text.indexOf('\n', from, to); at >= 0; at = text.indexOf('\n', at + 1, to)) {
        count++;
      }
      return count;
    }

    private String lower(Site site, Inside inside) {
      return switch (site) {
        case Site.SelfMember member -> LowerNames.selfMember(member, inside);
        case Site.This ignored -> names.self();
        case Site.Component component -> inside.verbatim(component.span().start(), component.span().end()) + "()";
        case Site.StaticMember member -> LowerNames.staticMember(member, inside);
        case Site.Constant constant -> LowerNames.constant(constant);
        case Site.MemberType type -> TypeRef.mark(type.type());
        case Site.Call call -> LowerCall.lower(call, inside);
        case Site.Intrinsic intrinsic -> LowerIntrinsic.lower(intrinsic, inside);
        case Site.Lifted lifted -> LowerLifted.lower(lifted, inside);
        case Site.FamilyLambda lambda -> LowerFamilyLambda.lower(lambda, inside);
        case Site.Make make -> LowerMake.lower(make, inside);
        case Site.Reference reference -> LowerFamilyLambda.lower(reference, inside);
        case Site.Escape ignored -> throw onlyChecked();
        case Site.Hazard ignored -> throw onlyChecked();
        case Site.Foreign ignored -> throw onlyChecked();
        case Site.GivenName ignored -> throw onlyChecked();
        case Site.KeyReuse ignored -> throw onlyChecked();
      };
    }

    /// The rule's own site lies at the index before: an argument that is a reference is lowered with its frame parameter.
    String liftedReference(Span span, String innerFrame) {
      for (int i = from; i < sites.size(); i++) {
        if (sites.get(i) instanceof Site.Reference reference && reference.span().equals(span)) {
          return LowerReference.lower(reference, new Inside(i + 1, innerFrame), true);
        }
      }
      return text(span);
    }

    /// Whether anything in a stretch needs a frame.
    boolean needsFrame(Span span) {
      return sites.stream().filter(s -> span.contains(s.span())).anyMatch(s -> switch (s) {
        case Site.Intrinsic ignored -> true;
        case Site.Call call -> effects.isLowered(call.callee());
        case Site.Reference reference ->
            reference.made().isPresent() || reference.callee().filter(effects::isLowered).isPresent();
        case Site.Make make -> make.factory().isEmpty() && !make.copied();
        default -> false;
      });
    }
  }
}
