package dev.hokku.processor.read;

import dev.hokku.processor.model.TypeRef;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/// A source that was generated in this round: the outer compilation reads it in the next one, the nested one an outline of it at once.
final class UnreadSource extends SimpleJavaFileObject {

  private final String text;

  UnreadSource(TypeRef name, String text) {
    super(URI.create("generated:///" + name.qualified().replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
