package cpor.packaging;

import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/**
 * A lambda or a method reference as the compiler leaves it: the arguments of {@link
 * java.lang.invoke.LambdaMetafactory#metafactory}. Those that can be serialised, or are of several
 * interfaces, are linked by another method and stay as they are; so do those of what asks who calls
 * it.
 *
 * @param shape what it has in common with others
 * @param captured what it is made of, as types
 * @param called what it calls
 * @param instantiated the types of its interface's method, as they are known where it stands
 */
record Lambda(Shape shape, List<ClassDesc> captured, Call called, MethodTypeDesc instantiated) {

  private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

  /**
   * What objects have in common that may be of one class.
   *
   * @param type the interface
   * @param method of the interface
   * @param erased that method's types
   */
  record Shape(ClassDesc type, String method, MethodTypeDesc erased) {}

  /** The lambda at a call site, if it is one. */
  static Optional<Lambda> at(InvokeDynamicEntry site) {
    BootstrapMethodEntry bootstrap = site.bootstrap();
    DirectMethodHandleDesc linker = bootstrap.bootstrapMethod().asSymbol();
    if (!linker.owner().equals(METAFACTORY) || !linker.methodName().equals("metafactory")) {
      return Optional.empty();
    }
    List<LoadableConstantEntry> arguments = bootstrap.arguments();
    Call called = new Call((DirectMethodHandleDesc) arguments.get(1).constantValue());
    if (called.asksWhoCalls()) {
      return Optional.empty();
    }
    MethodTypeDesc erased = (MethodTypeDesc) arguments.get(0).constantValue();
    return Optional.of(
        new Lambda(
            new Shape(site.typeSymbol().returnType(), site.name().stringValue(), erased),
            site.typeSymbol().parameterList(),
            called,
            (MethodTypeDesc) arguments.get(2).constantValue()));
  }
}
