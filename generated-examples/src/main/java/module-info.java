/// Examples to copy, and the command line that runs them.
module dev.hokku.examples {
  requires transitive dev.hokku.runtime;
  requires dev.hokku.cuda;
  requires java.compiler;
  requires transitive info.picocli;
  requires static org.jspecify;

  exports dev.hokku.examples;
  exports dev.hokku.cli;

  opens dev.hokku.cli to
      info.picocli;
}
