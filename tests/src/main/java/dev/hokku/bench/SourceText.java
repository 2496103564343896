package dev.hokku.bench;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/// A source file that stands in memory.
final class SourceText extends SimpleJavaFileObject {

  private final String text;

  /// @param path package folders and file name
  SourceText(String path, String text) {
    super(URI.create("memory:///" + path), JavaFileObject.Kind.SOURCE);
    this.text = text;
  }

  String text() {
    return text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
