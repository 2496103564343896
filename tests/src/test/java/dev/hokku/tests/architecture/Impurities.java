package dev.hokku.tests.architecture;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Reads the bytecode of one class for what pure code must not use: reflection, lookups, proxies, `Unsafe`, serialization, thread-locals.
///
/// Everything a class refers to is in its constant pool, so nothing can hide in a method body. Lambdas, string concatenation, record methods and pattern switches
/// come from javac as bootstrap methods of the JDK; only those are allowed to need a lookup.
final class Impurities {

  /// Classes that pure code has no use for; a name that ends with a slash or a dollar sign stands for all that begin so.
  private static final Set<String> FORBIDDEN = Set.of(
      "java/lang/reflect/",
      "java/lang/invoke/MethodHandles",
      "java/lang/invoke/MethodHandles$",
      "java/lang/invoke/MethodHandle",
      "java/lang/invoke/VarHandle",
      "java/lang/invoke/MethodHandleProxies",
      "java/lang/ThreadLocal",
      "java/lang/InheritableThreadLocal",
      "sun/misc/Unsafe",
      "jdk/internal/",
      "java/io/ObjectInputStream",
      "java/io/ObjectOutputStream",
      "java/io/Externalizable",
      "java/util/ServiceLoader");

  /// Bootstrap methods that javac itself emits calls to.
  private static final Set<String> BOOTSTRAPS = Set.of(
      "java/lang/invoke/LambdaMetafactory",
      "java/lang/invoke/StringConcatFactory",
      "java/lang/runtime/ObjectMethods",
      "java/lang/runtime/SwitchBootstraps",
      "java/lang/invoke/ConstantBootstraps");

  /// `Class` may be named, as in `int.class`, but not asked what it holds, or loaded.
  private static final Set<String> CLASS_METHODS = Set.of("getName", "getSimpleName", "isInstance", "cast", "hashCode", "equals", "toString", "desiredAssertionStatus", "getClassLoader", "getEnumConstants", "getComponentType", "isArray", "arrayType");

  private Impurities() {}

  /// What is impure in a class, sorted; empty for a pure one.
  static Set<String> in(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    Set<String> found = new TreeSet<>();
    Set<MemberRefEntry> bootstraps = new HashSet<>();
    for (int i = 0; i < model.constantPool().bootstrapMethodCount(); i++) {
      MethodHandleEntry handle = model.constantPool().bootstrapMethodEntry(i).bootstrapMethod();
      if (BOOTSTRAPS.contains(handle.reference().owner().asInternalName())) {
        bootstraps.add(handle.reference());
      } else {
        found.add("bootstrap method of " + handle.reference().owner().asInternalName());
      }
    }
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type when forbidden(type.asInternalName()) && !onlyForBootstraps(type, model, bootstraps) -> found.add(type.asInternalName());
        case MemberRefEntry member -> {
          String owner = member.owner().asInternalName();
          String name = member.name().stringValue();
          if (owner.equals("java/lang/Class") && !CLASS_METHODS.contains(name)) {
            found.add("Class." + name);
          }
          if (owner.equals("java/lang/ClassLoader") || owner.equals("java/lang/Thread") && name.contains("ContextClassLoader")) {
            found.add(owner + "." + name);
          }
        }
        default -> {}
      }
    }
    return found;
  }

  private static boolean forbidden(String name) {
    return FORBIDDEN.stream().anyMatch(pattern -> pattern.endsWith("/") || pattern.endsWith("$") ? name.startsWith(pattern) : name.equals(pattern));
  }

  /// javac lists `MethodHandles$Lookup` as an inner class beside every lambda. It is a use only if a member of it is referred to, or a
  /// method other than a bootstrap method takes one.
  private static boolean onlyForBootstraps(ClassEntry type, ClassModel model, Set<MemberRefEntry> bootstraps) {
    String name = type.asInternalName();
    if (!name.equals("java/lang/invoke/MethodHandles$Lookup") && !name.equals("java/lang/invoke/MethodHandles")) {
      return false;
    }
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MemberRefEntry member && !bootstraps.contains(member)
          && (member.owner().asInternalName().equals(name) || member.type().stringValue().contains("java/lang/invoke/MethodHandles$Lookup"))) {
        return false;
      }
    }
    return true;
  }
}
