package dev.hokku.tests.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An example in a Javadoc comment, from the line `{@snippet :` to its closing brace, or in a page of the documentation.
///
/// Parts between empty lines are read by how they begin: classes, records and interfaces are declared as they are, everything else is run, with
/// assertions. So an example reads as a user would type it, and its assertions are its test.
///
/// @param file the source file that it stands in
/// @param line where it begins, from 1
/// @param declarations the classes that it declares
/// @param statements what it runs
public record Snippet(Path file, int line, List<String> declarations, List<String> statements) {

  private static final String OPEN = "/// {@snippet :";
  private static final Pattern DECLARATION =
      Pattern.compile("(?:@(?:HkModule|HkTree)\\b.*|(?:(?:final|abstract|sealed) )*(?:class|record|interface|enum) .*)", Pattern.DOTALL);

  /// The examples of all sources below a directory, in the order of their paths.
  public static List<Snippet> in(Path sources) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(sources)) {
      files = found.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
    List<Snippet> snippets = new ArrayList<>();
    for (Path file : files) {
      snippets.addAll(of(file, Files.readAllLines(file)));
    }
    return snippets;
  }

  /// The examples of one file.
  static List<Snippet> of(Path file, List<String> lines) {
    List<Snippet> snippets = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(OPEN)) {
        int first = i + 1;
        List<String> text = new ArrayList<>();
        for (int depth = 1 + braces(lines.get(++i)); depth > 0; depth += braces(lines.get(++i))) {
          text.add(lines.get(i).strip().replaceFirst("^/// ?", ""));
        }
        snippets.add(parts(file, first, String.join("\n", text)));
      }
    }
    return snippets;
  }

  /// The blocks marked as Java in a page, as one program.
  static Snippet inMarkdown(Path page) throws IOException {
    List<String> code = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        inside = line.equals("```java");
        code.add("");
      } else if (inside) {
        code.add(line);
      }
    }
    return parts(page, 1, String.join("\n", code).strip());
  }

  /// How many more braces a line opens than it closes; an example ends where its own brace is closed, as for the Javadoc tool.
  private static int braces(String line) {
    return line.chars().map(c -> c == '{' ? 1 : c == '}' ? -1 : 0).sum();
  }

  private static Snippet parts(Path file, int line, String text) {
    List<String> declarations = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    for (String part : text.split("\n\\s*\n(?=\\S)")) {
      Matcher declaration = DECLARATION.matcher(part);
      (declaration.matches() ? declarations : statements).add(part);
    }
    return new Snippet(file, line, declarations, statements);
  }

  /// `Policies.java:17`.
  @Override
  public String toString() {
    return file.getFileName() + ":" + line;
  }

  /// The whole text.
  public String text() {
    return String.join("\n", declarations) + "\n" + String.join("\n", statements);
  }
}
