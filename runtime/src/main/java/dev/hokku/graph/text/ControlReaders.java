package dev.hokku.graph.text;

import dev.hokku.control.Cond;
import dev.hokku.control.Named;
import dev.hokku.control.RematCall;
import dev.hokku.control.RematPolicy;
import dev.hokku.control.RematTangent;
import dev.hokku.control.Scan;
import dev.hokku.control.While;
import java.util.List;

/// The primitives of `control` that have parameters; bodies are graphs among them.
final class ControlReaders {

  private ControlReaders() {}

  static void addTo(PrimitiveReaders readers) {
    readers
        .put("scan", f -> new Scan(
            f.graph("body"), f.integer("length"), f.integer("consts"), f.integer("carry"), f.flag("reverse"), f.integer("unroll")))
        .put("while", f -> new While(f.graph("cond"), f.graph("body"), f.integer("condConsts"), f.integer("bodyConsts")))
        .put("cond", f -> new Cond(f.graphs("branches")))
        .put("name", f -> new Named(f.word("label"), f.aval("aval")))
        .put("remat", f -> new RematCall(f.graph("body"), RematPolicy.parse(f.word("policy"), f.has("labels") ? f.words("labels") : List.of())))
        .put("remat_tangent", f -> new RematTangent(f.graph("recompute"), f.graph("linear"), f.integer("captured")));
  }
}
