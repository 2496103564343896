/// The annotation processor that turns `@HkModule` classes into pure functions.
module dev.hokku.processor {
  requires dev.hokku.annotations;
  requires java.compiler;
  requires jdk.compiler;
  requires static com.google.auto.service;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with dev.hokku.processor.HokkuProcessor;
}
