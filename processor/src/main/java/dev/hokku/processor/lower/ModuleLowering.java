package dev.hokku.processor.lower;

import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.LineMarks;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.SourceFile;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lowers the methods of a module that need it: forward methods always, helpers if they have effects or if generated code could not
/// reach them otherwise.
public final class ModuleLowering {

  private final EffectTable effects;
  private final TypeRef frameType;

  /// @param frameType the frame that the bodies run on
  public ModuleLowering(EffectTable effects, TypeRef frameType) {
    this.effects = effects;
    this.frameType = frameType;
  }

  public PureClass lower(ModuleModel module) {
    List<PureMethod> methods = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    for (MethodModel method : module.methods()) {
      if (effects.isWritten(method)) {
        int count = names.merge(method.name(), 1, Integer::sum);
        String bodyName = method.name() + "Body" + (count == 1 ? "" : count);
        methods.add(lower(module, method, bodyName));
      }
    }
    return new PureClass(module, List.copyOf(methods));
  }

  private PureMethod lower(ModuleModel module, MethodModel method, String bodyName) {
    Names names = new Names(method.body().map(Body::identifiers)
        .orElseGet(() -> method.params().stream().map(Param::name).collect(Collectors.toSet())));
    Optional<String> body = method.body().map(
        b -> body(module.file(), b, new Lowering(module.file(), b, effects, names, frameType, module.type())));
    return new PureMethod(
        method, effects.of(method.id()), effects.copied().contains(method.id()), effects.shared().contains(method.id()), names, bodyName, body);
  }

  /// The lowered text between the braces, each top-level statement below a line that says where it came from.
  private static String body(SourceFile file, Body body, Lowering lowering) {
    StringBuilder out = new StringBuilder(2 * (body.block().end() - body.block().start()));
    int at = body.block().start();
    for (int start : body.statements()) {
      lowering.add(new Span(at, start), out);
      String label = "// " + file.lineLabel(start) + LineMarks.next(file.line(start));
      String line = currentLine(out);
      if (line.isBlank()) {
        out.append(label).append('\n').append(line);
      } else {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        out.append('\n').append(indent).append(label).append('\n').append(indent);
      }
      at = start;
    }
    lowering.add(new Span(at, body.block().end()), out);
    String text = dedented(out);
    return text.isEmpty() ? text : text + LineMarks.next(0);
  }

  private static String currentLine(StringBuilder text) {
    return text.substring(text.lastIndexOf("\n") + 1);
  }

  /// Shifts all lines alike, so that text blocks keep their content; line ends become those of generated files.
  private static String dedented(StringBuilder body) {
    int end = body.length();
    while (end > 0 && Character.isWhitespace(body.charAt(end - 1))) {
      end--;
    }
    int first = 0;
    while (first < end && body.charAt(first) != '\n' && Character.isWhitespace(body.charAt(first))) {
      first++;
    }
    boolean startsLine = first < end && body.charAt(first) == '\n';
    return body.substring(startsLine ? first + 1 : 0, end).stripIndent();
  }
}
