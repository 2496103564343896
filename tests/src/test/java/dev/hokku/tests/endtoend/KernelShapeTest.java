package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Vectors that are made on both sides of a branch and meet behind it are objects for the second compiler until it has inlined every call on both sides. Where it
/// does not, as seen in a JVM whose profile other kernels had shaped, each turn of the loop behind allocates its accumulators, and a product takes ten times as long
/// until the JVM ends. So a kernel has no choice behind the first vector that it keeps: its only branches are loops. What depends on a flag is chosen before, as an
/// array and an offset.
class KernelShapeTest {

  /// The descriptor of what makes a vector.
  private static final Pattern VECTOR = Pattern.compile("\\)Ljdk/incubator/vector/\\w*Vector;$");

  @Test
  void noKernelChoosesBetweenVectors() throws Exception {
    List<String> choices = new ArrayList<>();
    Kernels.all().forEach((name, kernel) -> {
      for (MethodModel method : kernel.methods()) {
        method.code().filter(KernelShapeTest::choosesBehindVectors).ifPresent(_ -> choices.add(name + "." + method.methodName()));
      }
    });
    assertEquals(List.of(), choices, "kernels with an if behind the first vector that they keep");
  }

  private static boolean choosesBehindVectors(CodeModel code) {
    List<CodeElement> elements = code.elementList();
    Map<Label, Integer> places = new HashMap<>();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof LabelTarget target) {
        places.put(target.label(), i);
      }
    }
    int first = 1;
    while (first < elements.size() && !keepsVector(elements.get(first - 1), elements.get(first))) {
      first++;
    }
    for (int i = first; i < elements.size(); i++) {
      if (elements.get(i) instanceof BranchInstruction branch && places.get(branch.target()) > i && !endsLoop(i, places.get(branch.target()), elements, places)) {
        return true;
      }
    }
    return false;
  }

  private static boolean keepsVector(CodeElement made, CodeElement kept) {
    return kept instanceof StoreInstruction && made instanceof InvokeInstruction call && VECTOR.matcher(call.type().stringValue()).find();
  }

  /// Whether the instruction before a branch's target leads back to before the branch: then the branch is how a loop ends.
  private static boolean endsLoop(int branch, int target, List<CodeElement> elements, Map<Label, Integer> places) {
    for (int i = target - 1; i > branch; i--) {
      if (elements.get(i) instanceof Instruction last) {
        return last instanceof BranchInstruction back && places.get(back.target()) <= branch;
      }
    }
    return false;
  }
}
