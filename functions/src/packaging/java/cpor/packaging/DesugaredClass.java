package cpor.packaging;

import cpor.packaging.Lambda.Shape;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A class whose call sites call and make what the build has linked for them. */
final class DesugaredClass {

  private final ClassModel original;
  private final ClassDesc name;

  /** What stands at a call site instead, by its entry among the constants. */
  private final Map<Integer, Consumer<CodeBuilder>> linked = new HashMap<>();

  private final List<LambdaClass> lambdas = new ArrayList<>();
  private final List<Consumer<ClassBuilder>> added = new ArrayList<>();

  DesugaredClass(ClassModel original, ClassPath classPath) {
    this.original = original;
    this.name = original.thisClass().asSymbol();
    Map<Shape, LambdaClass> open = new HashMap<>();
    for (PoolEntry entry : original.constantPool()) {
      if (entry instanceof InvokeDynamicEntry site) {
        Lambda.at(site)
            .filter(lambda -> !classPath.isInitialised(lambda.shape().type()))
            .ifPresent(lambda -> link(site, lambda, open));
        TypeSwitch.at(site).ifPresent(choice -> link(site, choice));
      }
    }
  }

  /** Whether it has anything to link. */
  boolean isAnother() {
    return !linked.isEmpty();
  }

  /** What becomes of it: itself and what makes its lambdas. */
  Map<ClassDesc, byte[]> parts(ClassFile format) {
    Map<ClassDesc, byte[]> parts = new HashMap<>();
    parts.put(name, rewrite(format));
    lambdas.forEach(part -> parts.put(part.name(), part.build(format)));
    return parts;
  }

  private void link(InvokeDynamicEntry site, Lambda lambda, Map<Shape, LambdaClass> open) {
    LambdaClass home = open.get(lambda.shape());
    if (home == null || home.isFull()) {
      String beside = name.displayName() + "$$Lambdas" + lambdas.size();
      home = new LambdaClass(ClassDesc.of(name.packageName(), beside), lambda.shape());
      lambdas.add(home);
      open.put(lambda.shape(), home);
    }
    LambdaClass of = home;
    int number = of.add(reachable(lambda));
    linked.put(site.index(), code -> of.make(code, number));
  }

  private void link(InvokeDynamicEntry site, TypeSwitch choice) {
    DirectMethodHandleDesc method = add(choice.called(), choice::write);
    linked.put(site.index(), new Call(method)::end);
  }

  /** The same, called by a method of this class if nobody else may call it. */
  private Lambda reachable(Lambda lambda) {
    Call called = lambda.called();
    if (!called.isSpecial() && !isPrivate(called) && !isOfNest(called)) {
      return lambda;
    }
    MethodTypeDesc type = called.type();
    if (!called.isStatic() && !called.isConstructor()) {
      // called on what it stands in, whatever class the method is of
      type = type.changeParameterType(0, receiver(lambda));
    }
    MethodTypeDesc types = type;
    DirectMethodHandleDesc own = add(types, code -> pass(code, types, called));
    return new Lambda(lambda.shape(), lambda.captured(), new Call(own), lambda.instantiated());
  }

  private static ClassDesc receiver(Lambda lambda) {
    List<ClassDesc> captured = lambda.captured();
    return captured.isEmpty() ? lambda.instantiated().parameterType(0) : captured.getFirst();
  }

  private boolean isPrivate(Call called) {
    return called.isOf(name)
        && original.methods().stream()
            .anyMatch(
                method ->
                    method.flags().has(AccessFlag.PRIVATE)
                        && method.methodName().equalsString(called.target().methodName())
                        && method.methodType().equalsString(called.target().lookupDescriptor()));
  }

  /**
   * Whether it may be private to another class in which this one stands, or the other way round.
   */
  private boolean isOfNest(Call called) {
    ClassDesc owner = called.target().owner();
    return !owner.equals(name)
        && original.majorVersion() >= ClassFile.JAVA_11_VERSION
        && owner.packageName().equals(name.packageName())
        && outermost(owner).equals(outermost(name));
  }

  private static String outermost(ClassDesc type) {
    return type.displayName().split("\\$", 2)[0];
  }

  private static void pass(CodeBuilder code, MethodTypeDesc types, Call call) {
    call.begin(code);
    for (int i = 0; i < types.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(types.parameterType(i)), code.parameterSlot(i));
    }
    call.end(code);
    code.return_(TypeKind.from(types.returnType()));
  }

  /** Adds a static method that can be called from beside this class. */
  private DirectMethodHandleDesc add(MethodTypeDesc types, Consumer<CodeBuilder> body) {
    String method = "linked$" + added.size();
    boolean inInterface = original.flags().has(AccessFlag.INTERFACE);
    int access = inInterface ? ClassFile.ACC_PUBLIC : 0;
    added.add(
        type ->
            type.withMethodBody(
                method, types, access | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, body));
    return MethodHandleDesc.ofMethod(
        inInterface
            ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
            : DirectMethodHandleDesc.Kind.STATIC,
        name,
        method,
        types);
  }

  private byte[] rewrite(ClassFile format) {
    return format.transformClass(
        original,
        ClassTransform.transformingMethodBodies(this::rewrite)
            .andThen(
                ClassTransform.endHandler(type -> added.forEach(method -> method.accept(type)))));
  }

  private void rewrite(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction site) {
      linked
          .getOrDefault(site.invokedynamic().index(), unchanged -> unchanged.with(site))
          .accept(code);
    } else {
      code.with(element);
    }
  }
}
