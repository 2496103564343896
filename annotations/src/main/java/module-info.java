/// What users and the processor write on source: `@HkModule`, `@Forward`, `@HkTree`, and the marks that
/// the runtime puts on its own API so that the processor need not know it by name.
module dev.hokku.annotations {
  exports dev.hokku;
}
