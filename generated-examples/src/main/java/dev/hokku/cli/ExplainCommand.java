package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hokku explain`: the sources that javac made of a module, tables of parameters, state and keys first.
@Command(
    name = "explain",
    description = "Prints what javac makes of a module: its tables, then the generated sources.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  /// Where this project's builds leave generated sources, under its root.
  private static final List<String> ROOTS = List.of(
      "generated-examples/src/generated/java",
      "generated-examples/target/generated-sources/annotations",
      "runtime/target/generated-sources/annotations",
      "tests/target/generated-sources/annotations");

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "CLASS", description = "A module's name (SmallMlp, dev.hokku.nn.Linear), or a source file to compile (MyNet.java).")
  String module;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path sources = Path.of(module);
    List<String> generated = module.endsWith(".java") ? GeneratedSources.compile(sources) : find();
    // The class that makes parameters carries the tables.
    generated.stream().map(ExplainCommand::tables).filter(tables -> !tables.isEmpty()).findFirst().ifPresent(tables -> tables.forEach(out::println));
    generated.forEach(out::println);
    return 0;
  }

  private List<String> find() throws IOException {
    Path home = Path.of(System.getProperty("hokku.home", "."));
    String simple = module.substring(module.lastIndexOf('.') + 1);
    String folder = module.substring(0, module.length() - simple.length()).replace('.', '/');
    for (String root : ROOTS) {
      Path directory = home.resolve(root);
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.walk(directory)) {
          List<Path> found = files
              .filter(file -> file.toString().replace('\\', '/').matches(".*/" + folder + simple + "(Apply|Init)\\.java"))
              .sorted()
              .toList();
          if (!found.isEmpty()) {
            return GeneratedSources.read(found);
          }
        }
      }
    }
    throw new HokkuException(
        "No generated class of '%s' was found.".formatted(module),
        "",
        "Name a module of the library or the examples, such as SmallMlp, or the file of your own: MyNet.java.");
  }

  /// The lines between `<pre>` and `</pre>`, as plain text.
  private static List<String> tables(String source) {
    List<String> lines = new ArrayList<>();
    int from = source.indexOf("<pre>");
    int to = source.indexOf("</pre>");
    if (from >= 0 && to > from) {
      source.substring(from + "<pre>".length(), to).lines()
          .map(line -> line.replaceFirst("^ \\* ?", "").replace("{@code ", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
          .forEach(lines::add);
    }
    return lines;
  }
}
