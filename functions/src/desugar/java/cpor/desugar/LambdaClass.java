package cpor.desugar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import cpor.desugar.Lambda.Shape;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * A class whose objects are the lambdas of one shape in another class, beside which it stands. A
 * number tells them apart: one class for all of them is loaded and verified in a fraction of the
 * time.
 */
final class LambdaClass {

  /** The JVM never compiles a method of more than 8,000 bytes; one of its cases has about 30. */
  private static final int MOST = 100;

  private static final String NUMBER = "number";
  private static final String MAKE = "linked$make";

  private final ClassDesc name;
  private final Shape shape;
  private final List<Lambda> lambdas = new ArrayList<>();

  LambdaClass(ClassDesc name, Shape shape) {
    this.name = name;
    this.shape = shape;
  }

  ClassDesc name() {
    return name;
  }

  boolean isFull() {
    return lambdas.size() == MOST;
  }

  /**
   * Takes one in.
   *
   * @param lambda calls what can be called from beside its class
   * @return its number
   */
  int add(Lambda lambda) {
    lambdas.add(lambda);
    return lambdas.size() - 1;
  }

  /** Makes one of what was captured and is on the stack. */
  void make(CodeBuilder code, int number) {
    if (shape.captured().isEmpty()) {
      code.getstatic(name, constant(number), shape.type());
    } else {
      code.loadConstant(number).invokestatic(name, MAKE, numbered());
    }
  }

  byte[] build(ClassFile format) {
    return format.build(
        name,
        type -> {
          type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
              .withInterfaceSymbols(shape.type())
              .withField(NUMBER, CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          for (int i = 0; i < shape.captured().size(); i++) {
            type.withField(
                captured(i), shape.captured().get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          }
          type.withMethodBody(INIT_NAME, constructor(), ClassFile.ACC_PRIVATE, this::construct);
          if (shape.captured().isEmpty()) {
            writeConstants(type);
          } else {
            type.withMethodBody(MAKE, numbered(), ClassFile.ACC_STATIC, this::makeOne);
          }
          type.withMethodBody(
              shape.method(), shape.erased(), ClassFile.ACC_PUBLIC, this::callByNumber);
        });
  }

  private static String captured(int index) {
    return "captured" + index;
  }

  private static String constant(int number) {
    return "LAMBDA_" + number;
  }

  private MethodTypeDesc numbered() {
    return shape.made().insertParameterTypes(shape.captured().size(), CD_int);
  }

  private MethodTypeDesc constructor() {
    return numbered().changeReturnType(CD_void);
  }

  private void construct(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
    int count = shape.captured().size();
    for (int i = 0; i < count; i++) {
      ClassDesc type = shape.captured().get(i);
      code.aload(0)
          .loadLocal(TypeKind.from(type), code.parameterSlot(i))
          .putfield(name, captured(i), type);
    }
    code.aload(0).iload(code.parameterSlot(count)).putfield(name, NUMBER, CD_int).return_();
  }

  private void writeConstants(ClassBuilder type) {
    for (int number = 0; number < lambdas.size(); number++) {
      type.withField(constant(number), shape.type(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
    }
    type.withMethodBody(
        CLASS_INIT_NAME,
        MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          for (int number = 0; number < lambdas.size(); number++) {
            code.new_(name)
                .dup()
                .loadConstant(number)
                .invokespecial(name, INIT_NAME, constructor())
                .putstatic(name, constant(number), shape.type());
          }
          code.return_();
        });
  }

  private void makeOne(CodeBuilder code) {
    code.new_(name).dup();
    List<ClassDesc> parameters = numbered().parameterList();
    for (int i = 0; i < parameters.size(); i++) {
      code.loadLocal(TypeKind.from(parameters.get(i)), code.parameterSlot(i));
    }
    code.invokespecial(name, INIT_NAME, constructor()).areturn();
  }

  private void callByNumber(CodeBuilder code) {
    List<SwitchCase> cases = new ArrayList<>();
    for (int number = 1; number < lambdas.size(); number++) {
      cases.add(SwitchCase.of(number, code.newLabel()));
    }
    if (!cases.isEmpty()) {
      Label first = code.newLabel();
      code.aload(0).getfield(name, NUMBER, CD_int).tableswitch(first, cases).labelBinding(first);
    }
    call(code, lambdas.getFirst());
    for (SwitchCase other : cases) {
      code.labelBinding(other.target());
      call(code, lambdas.get(other.caseValue()));
    }
  }

  private void call(CodeBuilder code, Lambda lambda) {
    Call called = lambda.called();
    MethodTypeDesc type = called.type();
    called.begin(code);
    int argument = 0;
    for (int i = 0; i < shape.captured().size(); i++) {
      ClassDesc stands = shape.captured().get(i);
      code.aload(0).getfield(name, captured(i), stands);
      Conversion.convert(code, stands, stands, type.parameterType(argument++));
    }
    for (int i = 0; i < shape.erased().parameterCount(); i++) {
      ClassDesc stands = shape.erased().parameterType(i);
      code.loadLocal(TypeKind.from(stands), code.parameterSlot(i));
      Conversion.convert(
          code, stands, lambda.instantiated().parameterType(i), type.parameterType(argument++));
    }
    called.end(code);
    answer(code, type.returnType());
  }

  private void answer(CodeBuilder code, ClassDesc given) {
    ClassDesc wanted = shape.erased().returnType();
    if (wanted.equals(CD_void)) {
      switch (TypeKind.from(given).slotSize()) {
        case 0 -> {}
        case 1 -> code.pop();
        default -> code.pop2();
      }
    } else {
      Conversion.convert(code, given, given, wanted);
    }
    code.return_(TypeKind.from(wanted));
  }
}
