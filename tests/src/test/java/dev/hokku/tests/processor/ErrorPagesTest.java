package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.processor.report.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/errors` explains every code, with a wrong example that is refused by this code and a mended one that compiles.
class ErrorPagesTest {

  private static final Path PAGES = Path.of("../docs/errors");
  private static final Pattern CODE_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /// They cannot be shown in one source file: they speak of another jar, another compiler, and of us.
  private static final Set<Code> WITHOUT_EXAMPLE = Set.of(Code.HK0304, Code.HK0501, Code.HK0901);

  @ParameterizedTest
  @EnumSource(Code.class)
  void theWrongExampleIsRefusedAndTheMendedOneCompiles(Code code) throws IOException {
    String page = Files.readString(PAGES.resolve(code + ".md"));
    assertTrue(page.startsWith("# " + code + ": "), page);
    List<String> blocks = CODE_BLOCK.matcher(page).results().map(m -> m.group(1)).toList();
    if (WITHOUT_EXAMPLE.contains(code)) {
      assertEquals(List.of(), blocks);
      return;
    }
    assertEquals(2, blocks.size(), "a wrong and a mended example");

    var wrong = GoldenCompiler.compile(List.of(source(blocks.get(0))), List.of());
    var mended = GoldenCompiler.compile(List.of(source(blocks.get(1))), List.of());

    assertTrue(wrong.messages().contains("[" + code + "]"), wrong::messages);
    assertFalse(mended.hasErrors(), mended::messages);
  }

  @Test
  void everyPageHasItsCode() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      List<String> names = pages.map(p -> p.getFileName().toString().replace(".md", "")).sorted().toList();
      assertEquals(Stream.of(Code.values()).map(Code::name).sorted().toList(), names);
    }
  }

  private static JavaFileObject source(String text) {
    Matcher name = Pattern.compile("public (?:abstract |final )*(?:class|record|interface) (\\w+)").matcher(text);
    return GoldenCompiler.source((name.find() ? name.group(1) : "Net") + ".java", text);
  }
}
