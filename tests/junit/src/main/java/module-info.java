/// Forward methods as JUnit tests.
module dev.hokku.junit {
  requires transitive dev.hokku.runtime;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports dev.hokku.junit;
}
