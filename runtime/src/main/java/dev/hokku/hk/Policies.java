package dev.hokku.hk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which modules have which [Policy]: by class, by instance, by path. Immutable; a call that is not given one has none.
///
/// A module that is named in none of these ways computes as its surroundings do: parameters that it makes and reads follow the policy of the nearest
/// module around it that has one, its arguments and results are left alone. The instance decides before the path, the path before the class; of two rules of
/// one kind the later one decides.
///
/// Source: `hk.mixed_precision`, where policies are kept by class and per thread.
///
/// {@snippet :
/// MLP mlp = new MLP(4, 2);
/// Policies policies = Policies.NONE
///     .setPolicy(MLP.class, Policy.parse("params=float32,compute=bfloat16,output=float32"))
///     .setPolicyAt("mlp/~/linear_1", Policy.parse("full"));
/// assert policies.getPolicy(MLP.class).isPresent() && policies.clearPolicy(MLP.class).getPolicy(MLP.class).isEmpty();
/// Hooks hooks = Hooks.NONE.withPolicies(policies);
/// Params params = MLPInit.initFromShapes(Key.of(0), mlp, ShapeDtype.f32(2, 3));
/// Tensor y = Apply.root().params(params).hooks(hooks).call(frame -> {
///   assert frame.currentPolicy().isEmpty();
///   return MLPApply.forward(mlp, frame, Numpy.ones(2, 3));
/// });
/// assert y.dtype() == DType.F32;
/// }
public final class Policies {

  /// No module has a policy.
  public static final Policies NONE = new Policies(List.of());

  /// A single `*` stands for part of a name, two for any number of names.
  private static final Pattern STARS = Pattern.compile("\\*\\*|\\*");

  /// From the first that was given to the last.
  private final List<Rule> rules;

  private Policies(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /// A policy and the modules it is for.
  private sealed interface Rule {

    Policy policy();

    record OfClass(Class<?> type, Policy policy) implements Rule {}

    record OfInstance(Object module, Policy policy) implements Rule {}

    record OfPath(String glob, Pattern pattern, Policy policy) implements Rule {}
  }

  /// With this policy for all modules of exactly this class; subclasses are other classes. Source: `hk.mixed_precision.set_policy`.
  public Policies setPolicy(Class<?> module, Policy policy) {
    return clearPolicy(module).plus(new Rule.OfClass(module, policy));
  }

  /// With this policy for one module; another one equal to it is not meant.
  public Policies setPolicyOf(Object module, Policy policy) {
    return plus(new Rule.OfInstance(module, policy));
  }

  /// With this policy for all modules of these paths.
  ///
  /// @param glob a path in which `*` stands for part of a name and `**` for anything: `mlp/~/linear_*`, `encoder/**`
  public Policies setPolicyAt(String glob, Policy policy) {
    return plus(new Rule.OfPath(glob, pattern(glob), policy));
  }

  /// With the rules of `later` behind these, so that they decide.
  public Policies and(Policies later) {
    Policies all = this;
    for (Rule rule : later.rules) {
      all = rule instanceof Rule.OfClass(Class<?> type, Policy policy) ? all.setPolicy(type, policy) : all.plus(rule);
    }
    return all;
  }

  /// Without a policy for this class. Source: `hk.mixed_precision.clear_policy`.
  public Policies clearPolicy(Class<?> module) {
    return new Policies(rules.stream().filter(rule -> !(rule instanceof Rule.OfClass(Class<?> type, Policy _) && type == module)).toList());
  }

  /// The policy that was set for this class. Source: `hk.mixed_precision.get_policy`.
  public Optional<Policy> getPolicy(Class<?> module) {
    return rules.stream().filter(rule -> rule instanceof Rule.OfClass(Class<?> type, Policy _) && type == module).map(Rule::policy).findFirst();
  }

  private Policies plus(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new Policies(more);
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    int end = 0;
    for (MatchResult star : STARS.matcher(glob).results().toList()) {
      regex.append(Pattern.quote(glob.substring(end, star.start()))).append(star.group().length() == 2 ? ".*" : "[^/]*");
      end = star.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(glob.substring(end))).toString());
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /// The policy for `module`, which is called `path`; null if it has none.
  @Nullable Policy find(Object module, String path) {
    Rule found = null;
    for (Rule rule : rules) {
      if (meant(rule, module, path) && (found == null || rank(rule) >= rank(found))) {
        found = rule;
      }
    }
    return found == null ? null : found.policy();
  }

  private static boolean meant(Rule rule, Object module, String path) {
    return switch (rule) {
      case Rule.OfClass(Class<?> type, Policy _) -> module.getClass() == type;
      case Rule.OfInstance(Object one, Policy _) -> one == module;
      case Rule.OfPath(String _, Pattern pattern, Policy _) -> pattern.matcher(path).matches();
    };
  }

  private static int rank(Rule rule) {
    return switch (rule) {
      case Rule.OfClass _ -> 0;
      case Rule.OfPath _ -> 1;
      case Rule.OfInstance _ -> 2;
    };
  }

  /// `{Linear: p=full,c=bf16,o=full, mlp/~/*: …}`.
  @Override
  public String toString() {
    List<String> texts = new ArrayList<>();
    for (Rule rule : rules) {
      texts.add(switch (rule) {
        case Rule.OfClass(Class<?> type, Policy policy) -> type.getSimpleName() + ": " + policy;
        case Rule.OfInstance(Object module, Policy policy) -> "this " + module.getClass().getSimpleName() + ": " + policy;
        case Rule.OfPath(String glob, Pattern _, Policy policy) -> glob + ": " + policy;
      });
    }
    return "{" + String.join(", ", texts) + "}";
  }
}
