/// Examples to copy, and the command line that runs them.
module dev.hokku.examples {
  requires transitive dev.hokku.runtime;
  requires dev.hokku.cuda;
  requires java.compiler;
  requires transitive info.picocli;
  requires static org.jspecify;

  exports dev.hokku.examples;
  exports dev.hokku.examples.chars;
  exports dev.hokku.examples.forecast;
  exports dev.hokku.examples.gan;
  exports dev.hokku.examples.linear;
  exports dev.hokku.examples.vae;
  exports dev.hokku.examples.vqvae;
  exports dev.hokku.cli;

  opens dev.hokku.cli to
      info.picocli;
}
