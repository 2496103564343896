package dev.hokku.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers all names that imports and declarations mention: what javac looks up before it comes to bodies and initialisers, which are passed over.
final class DeclaredNames extends TreeScanner<@Nullable Void, Set<String>> {

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree t, Set<String> names) {
    names.add(t.getName().toString());
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree t, Set<String> names) {
    names.add(t.getIdentifier().toString());
    return super.visitMemberSelect(t, names);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree t, Set<String> names) {
    scan(t.getModifiers(), names);
    scan(t.getReturnType(), names);
    scan(t.getTypeParameters(), names);
    scan(t.getParameters(), names);
    scan(t.getThrows(), names);
    return scan(t.getDefaultValue(), names);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree t, Set<String> names) {
    scan(t.getModifiers(), names);
    return scan(t.getType(), names);
  }

  @Override
  public @Nullable Void visitBlock(BlockTree t, Set<String> names) {
    return null;
  }
}
