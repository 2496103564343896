package dev.hokku.tests.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The rows of `docs/haiku-map.md`.
public final class HaikuMap {

  /// `nn.Linear`, `hk.Hk.getParameter`, `@HkModule`.
  private static final Pattern SYMBOL = Pattern.compile("`@?(?<type>(?:[a-z]+\\.)*[A-Z]\\w*)(?:\\.(?<method>[a-z]\\w*))?`");

  /// What Haiku is beside its layers; of the transforms only those that it has itself.
  private static final Set<String> PROGRAMMING_MODEL = Set.of("Writing modules", "Data, policies, summaries and tests");

  private static final String LAYERS = "Layers";

  private static final String TRANSFORMS = "Transforms and control flow";

  private HaikuMap() {}

  /// One row.
  ///
  /// @param section the heading above it
  /// @param haiku what Haiku calls it
  /// @param hokku what we call it
  /// @param differs what is otherwise here
  /// @param shown golden cases and tests that show the behaviour; empty where the table has no such column
  public record Row(String section, String haiku, String hokku, String differs, String shown) {

    /// Our classes and methods.
    public List<Symbol> symbols() {
      return SYMBOL.matcher(hokku).results().map(Row::symbol).toList();
    }

    private static Symbol symbol(MatchResult found) {
      String method = found.group("method");
      return new Symbol(found.group("type"), method == null ? "" : method);
    }

    /// Whether it is about an entry of Haiku's: not about JAX or Optax alone, nor about what users build.
    public boolean isOfHaiku() {
      return inProgrammingModel() || section.equals(LAYERS) && haiku.contains("`hk.");
    }

    /// Whether it is about this entry, as in `nets.MLP`.
    public boolean isOf(String entry) {
      return haiku.contains("`hk." + entry + "`");
    }

    /// Whether it is about an entry of Haiku's programming model: not about a layer, nor about JAX or Optax alone.
    public boolean inProgrammingModel() {
      return haiku.contains("`") && (PROGRAMMING_MODEL.contains(section) || section.equals(TRANSFORMS) && haiku.contains("`hk."));
    }
  }

  /// A class, or a method of it.
  ///
  /// @param type `hk.Hk`, below `dev.hokku`
  /// @param method `getParameter`; empty for the class itself
  public record Symbol(String type, String method) {

    /// The class alone: `Hk`.
    public String simpleType() {
      return type.substring(type.lastIndexOf('.') + 1);
    }

    /// `hk.Hk.getParameter`.
    @Override
    public String toString() {
      return method.isEmpty() ? type : type + "." + method;
    }
  }

  /// All rows, headings of tables among them: these name no symbol.
  public static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    String section = "";
    for (String line : Files.readAllLines(Project.ROOT.resolve("docs/haiku-map.md"))) {
      String[] cells = line.split("\\|");
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (cells.length > 2 && !line.startsWith("|---") && !cells[1].isBlank()) {
        rows.add(new Row(section, cells[1], cells[2], cells.length > 3 ? cells[3] : "", cells.length > 4 ? cells[4] : ""));
      }
    }
    return rows;
  }
}
