package cpor.packaging;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.DirectMethodHandleDesc.Kind.CONSTRUCTOR;
import static java.lang.constant.DirectMethodHandleDesc.Kind.INTERFACE_SPECIAL;
import static java.lang.constant.DirectMethodHandleDesc.Kind.INTERFACE_STATIC;
import static java.lang.constant.DirectMethodHandleDesc.Kind.SPECIAL;
import static java.lang.constant.DirectMethodHandleDesc.Kind.STATIC;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/** The call of a method or constructor that a lambda or a method reference stands for. */
record Call(DirectMethodHandleDesc target) {

  private static final Set<ClassDesc> ASKING =
      Set.of(
          CD_Class, ClassDesc.of("java.lang.ClassLoader"), ClassDesc.of("java.lang.StackWalker"));

  /** The types of its arguments, the object it is called on first, and what it gives. */
  MethodTypeDesc type() {
    return target.invocationType();
  }

  boolean isStatic() {
    return target.kind() == STATIC || target.kind() == INTERFACE_STATIC;
  }

  boolean isConstructor() {
    return target.kind() == CONSTRUCTOR;
  }

  /** Whether another than the method that overrides it is called. */
  boolean isSpecial() {
    return target.kind() == SPECIAL || target.kind() == INTERFACE_SPECIAL;
  }

  /** Whether it may be of those that allow their caller what others may not. */
  boolean asksWhoCalls() {
    String owner = target.owner().packageName();
    return owner.equals("java.lang.reflect")
        || owner.equals("java.lang.invoke")
        || ASKING.contains(target.owner());
  }

  boolean isOf(ClassDesc type) {
    return target.owner().equals(type);
  }

  /** Goes before its arguments are loaded. */
  void begin(CodeBuilder code) {
    if (isConstructor()) {
      code.new_(target.owner()).dup();
    }
  }

  /** Takes its arguments from the stack. */
  void end(CodeBuilder code) {
    ClassDesc owner = target.owner();
    String name = target.methodName();
    MethodTypeDesc types = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    switch (target.kind()) {
      case STATIC, INTERFACE_STATIC ->
          code.invokestatic(owner, name, types, target.isOwnerInterface());
      case VIRTUAL -> code.invokevirtual(owner, name, types);
      case INTERFACE_VIRTUAL -> code.invokeinterface(owner, name, types);
      case SPECIAL, INTERFACE_SPECIAL, CONSTRUCTOR ->
          code.invokespecial(owner, name, types, target.isOwnerInterface());
      case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
          throw new IllegalArgumentException("no lambda reads or writes a field: " + target);
    }
  }
}
