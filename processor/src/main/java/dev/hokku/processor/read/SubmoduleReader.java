package dev.hokku.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.hokku.processor.model.ModuleModel.Made;
import dev.hokku.processor.model.ModuleModel.Reason;
import dev.hokku.processor.model.ModuleModel.UnknownOrigin;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.Submodule;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/// Lists a module's submodules in the order in which they come into being, and who makes each.
///
/// Every constructor that does not start with `this(…)` is one way to build the module; a parameter of a delegated constructor
/// holds what the delegating ones hand over. All ways must agree on who makes a submodule and in which order.
final class SubmoduleReader {

  private final Unit unit;
  private final NestedAnalysis nested;
  private final Library library;
  private final TypeElement module;
  private final ClassTree tree;
  private final Map<String, VariableElement> holders = new LinkedHashMap<>();
  private final Map<String, VariableTree> declarations = new LinkedHashMap<>();
  private final Map<ExecutableElement, OriginReader> constructors = new LinkedHashMap<>();
  private final OriginReader initialisers;

  final List<Submodule> submodules = new ArrayList<>();
  final List<UnknownOrigin> unknown = new ArrayList<>();
  final List<Made> always = new ArrayList<>();

  SubmoduleReader(Unit unit, NestedAnalysis nested, Library library, TypeElement module, ClassTree tree) {
    this.unit = unit;
    this.nested = nested;
    this.library = library;
    this.module = module;
    this.tree = tree;
    this.initialisers = new OriginReader(unit, nested, List.of());
    for (VariableElement f : ElementFilter.fieldsIn(module.getEnclosedElements())) {
      if (!f.getModifiers().contains(Modifier.STATIC) && Holders.holds(f.asType(), nested.types)) {
        holders.put(f.getSimpleName().toString(), f);
      }
    }
  }

  void read() {
    readMembers();
    alwaysMade();
    if (holders.isEmpty()) {
      return;
    }
    List<Map<String, Origin>> ways = ways();
    Map<String, Origin> joined = new LinkedHashMap<>();
    ways.forEach(way -> way.forEach((field, origin) -> joined.merge(field, origin, Origin::and)));
    List<String> made = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    for (String field : holders.keySet()) {
      Origin origin = joined.getOrDefault(field, Origin.NONE);
      if (!origin.made().isEmpty() && !origin.passed().isEmpty()) {
        refuse(field, Reason.MADE_AND_PASSED, "");
      } else if (!origin.passed().isEmpty()) {
        passed.add(field);
      } else {
        made.add(field);
      }
    }
    passed.sort(Comparator.comparingInt(f -> joined.get(f).passed().stream().mapToInt(Integer::intValue).min().orElse(0)));
    passed.forEach(f -> submodules.add(submodule(f, Submodule.Origin.PASSED)));
    order(made, ways).forEach(f -> submodules.add(submodule(f, Submodule.Origin.MADE)));
  }

  private void readMembers() {
    boolean canonical = false;
    for (Tree member : tree.getMembers()) {
      switch (member) {
        case VariableTree field -> {
          declarations.put(field.getName().toString(), field);
          if (!field.getModifiers().getFlags().contains(Modifier.STATIC)) {
            initialisers.initialiser(field);
          }
        }
        case BlockTree block when !block.isStatic() -> initialisers.scan(block, null);
        case MethodTree method when method.getReturnType() == null
            && unit.element(method) instanceof ExecutableElement c
            && c.getKind() == ElementKind.CONSTRUCTOR -> {
          OriginReader reader = new OriginReader(unit, nested, c.getParameters());
          reader.scan(method.getBody(), null);
          if (isCompact(method, c)) {
            reader.compact(componentNames());
          }
          canonical |= isCanonical(c);
          constructors.put(c, reader);
        }
        default -> {
          // other members make no submodules
        }
      }
    }
    if (module.getKind() == ElementKind.RECORD && !canonical) {
      implicitCanonical();
    }
  }

  private void implicitCanonical() {
    for (ExecutableElement c : ElementFilter.constructorsIn(module.getEnclosedElements())) {
      if (isCanonical(c)) {
        OriginReader reader = new OriginReader(unit, nested, c.getParameters());
        reader.compact(componentNames());
        constructors.put(c, reader);
      }
    }
  }

  private List<String> componentNames() {
    return module.getRecordComponents().stream().map(c -> c.getSimpleName().toString()).toList();
  }

  private boolean isCanonical(ExecutableElement c) {
    return module.getKind() == ElementKind.RECORD
        && c.getParameters().size() == module.getRecordComponents().size()
        && IntStream.range(0, c.getParameters().size()).allMatch(i -> nested.types.isSameType(
            nested.types.erasure(c.getParameters().get(i).asType()),
            nested.types.erasure(module.getRecordComponents().get(i).asType())));
  }

  /// A compact constructor is written without a parameter list.
  private boolean isCompact(MethodTree method, ExecutableElement c) {
    if (module.getKind() != ElementKind.RECORD || !isCanonical(c)) {
      return false;
    }
    String text = unit.file.text();
    int name = text.indexOf(module.getSimpleName().toString(), unit.start(method));
    int behind = Tokens.skipBlank(text, name + module.getSimpleName().length());
    return text.charAt(behind) == '{';
  }

  /// For each constructor that callers can end in, what flows into the fields.
  private List<Map<String, Origin>> ways() {
    List<Map<String, Origin>> ways = new ArrayList<>();
    if (constructors.isEmpty()) {
      ways.add(initialisers.fields);
    }
    constructors.forEach((constructor, reader) -> {
      if (reader.delegates == null) {
        if (!constructor.getModifiers().contains(Modifier.PRIVATE)) {
          ways.add(with(initialisers.fields, reader.fields));
        }
        delegators(constructor).forEach(d -> ways.add(with(initialisers.fields, substituted(reader, d))));
      }
    });
    return ways;
  }

  private List<OriginReader> delegators(ExecutableElement target) {
    return constructors.values().stream()
        .filter(r -> r.delegates != null && target.equals(unit.element(r.delegates)))
        .toList();
  }

  /// What flows into the fields when the parameters hold what `this(…)` hands over.
  private Map<String, Origin> substituted(OriginReader target, OriginReader delegator) {
    Map<String, Origin> result = new LinkedHashMap<>();
    target.fields.forEach((field, origin) -> {
      Origin outer = new Origin(origin.made(), Set.of(), origin.loops());
      for (int p : origin.passed()) {
        if (p < delegator.delegates.getArguments().size()) {
          outer = outer.and(delegator.of(delegator.delegates.getArguments().get(p)));
        }
      }
      result.put(field, outer);
    });
    return result;
  }

  private static Map<String, Origin> with(Map<String, Origin> first, Map<String, Origin> second) {
    Map<String, Origin> both = new LinkedHashMap<>(first);
    second.forEach((field, origin) -> both.merge(field, origin, Origin::and));
    return both;
  }

  /// The fields by construction; initialisers run before every constructor.
  ///
  /// One that makes no module, `layers = new ArrayList<>()`, says nothing of the order.
  private List<String> order(List<String> made, List<Map<String, Origin>> ways) {
    List<String> ordered = new ArrayList<>();
    for (Map<String, Origin> way : ways) {
      List<String> here = made.stream().filter(f -> !way.getOrDefault(f, Origin.NONE).made().isEmpty())
          .sorted(Comparator
              .comparing((String f) -> initialisers.fields.getOrDefault(f, Origin.NONE).made().isEmpty())
              .thenComparingInt(f -> way.get(f).firstMade()))
          .toList();
      for (int i = 0; i < here.size(); i++) {
        for (int j = i + 1; j < here.size(); j++) {
          if (way.get(here.get(i)).interleaves(way.get(here.get(j)))) {
            refuse(here.get(j), Reason.MADE_TOGETHER, here.get(i));
          }
          if (ordered.contains(here.get(i)) && ordered.contains(here.get(j)) && ordered.indexOf(here.get(i)) > ordered.indexOf(here.get(j))) {
            refuse(here.get(j), Reason.ORDER_DIFFERS, here.get(i));
          }
        }
      }
      merge(ordered, here);
    }
    made.stream().filter(f -> !ordered.contains(f)).forEach(ordered::add);
    return ordered;
  }

  /// Puts what is new in `here` behind what stands before it there.
  private static void merge(List<String> ordered, List<String> here) {
    int at = 0;
    for (String field : here) {
      int known = ordered.indexOf(field);
      if (known >= 0) {
        at = known + 1;
      } else {
        ordered.add(at++, field);
      }
    }
  }

  private void alwaysMade() {
    initialisers.always.forEach((type, at) -> always.add(new Made(type, unit.at(new Span(at, at)))));
    List<OriginReader> ends = constructors.values().stream().filter(r -> r.delegates == null).toList();
    if (!ends.isEmpty()) {
      ends.getFirst().always.forEach((type, at) -> {
        if (ends.stream().allMatch(r -> r.always.containsKey(type))) {
          always.add(new Made(type, unit.at(new Span(at, at))));
        }
      });
    }
  }

  private void refuse(String field, Reason reason, String other) {
    Tree at = declarations.get(field);
    unknown.add(new UnknownOrigin(field, unit.at(at == null ? tree : at), reason, other));
  }

  private Submodule submodule(String field, Submodule.Origin origin) {
    VariableElement f = holders.get(field);
    TypeElement element = Holders.element(f.asType(), nested.types);
    Optional<TypeRef> type = element == null ? Optional.empty() : library.typeConstant(element);
    if (element == null) {
      return new Submodule(Scene.isRecordField(f) ? field + "()" : field, origin, type, false); // made later: the frame finds out what
    }
    return new Submodule(Scene.isRecordField(f) ? field + "()" : field, origin, type, Holders.containers(f.asType(), nested.types) > 0);
  }
}
