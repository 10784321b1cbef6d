package cpor.packaging;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A switch over the type of a value, as the compiler leaves it: the arguments of {@link
 * java.lang.runtime.SwitchBootstraps#typeSwitch}. Those of primitive values, and with other labels
 * than types and texts, stay as they are.
 *
 * @param called the types of the value and of the label to begin with; what comes back is the
 *     number of the first label from there on that fits, the number of labels if none does, or -1
 *     for null
 */
record TypeSwitch(MethodTypeDesc called, List<ConstantDesc> labels) {

  private static final MethodTypeDesc EQUALS = MethodTypeDesc.of(CD_boolean, CD_Object);

  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  /** The switch at a call site, if it is one. */
  static Optional<TypeSwitch> at(InvokeDynamicEntry site) {
    BootstrapMethodEntry bootstrap = site.bootstrap();
    DirectMethodHandleDesc linker = bootstrap.bootstrapMethod().asSymbol();
    if (!linker.owner().equals(BOOTSTRAPS) || !linker.methodName().equals("typeSwitch")) {
      return Optional.empty();
    }
    List<ConstantDesc> labels = new ArrayList<>();
    if (site.typeSymbol().parameterType(0).isPrimitive()) {
      return Optional.empty();
    }
    for (var argument : bootstrap.arguments()) {
      ConstantDesc label = argument.constantValue();
      if (!(label instanceof String) && !(label instanceof ClassDesc type && !type.isPrimitive())) {
        return Optional.empty();
      }
      labels.add(label);
    }
    return Optional.of(new TypeSwitch(site.typeSymbol(), labels));
  }

  /** A static method that does the same. */
  void write(CodeBuilder code) {
    int from = code.parameterSlot(1);
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
    for (int label = 0; label < labels.size(); label++) {
      Label next = code.newLabel();
      code.iload(from).loadConstant(label).if_icmpgt(next);
      fits(code, labels.get(label)).ifeq(next).loadConstant(label).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  private static CodeBuilder fits(CodeBuilder code, ConstantDesc label) {
    return label instanceof ClassDesc type
        ? code.aload(0).instanceOf(type)
        : code.loadConstant(label).aload(0).invokevirtual(CD_String, "equals", EQUALS);
  }
}
