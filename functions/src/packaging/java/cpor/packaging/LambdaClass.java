package cpor.packaging;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import cpor.packaging.Lambda.Shape;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A class whose objects are the lambdas of one shape in another class, beside which it stands,
 * whatever they capture. A number tells them apart: one class for all of them is loaded and
 * verified in a fraction of the time.
 */
final class LambdaClass {

  /** The JVM never compiles a method of more than 8,000 bytes; one of its cases has about 30. */
  private static final int MOST = 100;

  private static final String NUMBER = "number";
  private static final String MAKE = "linked$make";

  private final ClassDesc name;
  private final Shape shape;
  private final List<Lambda> lambdas = new ArrayList<>();

  /** What any of them captures, each type as often as one of them captures it. */
  private final List<ClassDesc> fields = new ArrayList<>();

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
    takeIn(lambda.captured());
    return lambdas.size() - 1;
  }

  private void takeIn(List<ClassDesc> captured) {
    for (ClassDesc type : captured) {
      int more = Collections.frequency(captured, type) - Collections.frequency(fields, type);
      fields.addAll(Collections.nCopies(Math.max(0, more), type));
    }
  }

  /** Makes one of what was captured and is on the stack. */
  void make(CodeBuilder code, int number) {
    List<ClassDesc> captured = lambdas.get(number).captured();
    if (captured.isEmpty()) {
      code.getstatic(name, constant(number), shape.type());
    } else {
      code.loadConstant(number).invokestatic(name, MAKE, made(captured));
    }
  }

  byte[] build(ClassFile format) {
    return format.build(
        name,
        type -> {
          type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
              .withInterfaceSymbols(shape.type())
              .withField(NUMBER, CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          for (int field = 0; field < fields.size(); field++) {
            type.withField(
                field(field), fields.get(field), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          }
          lambdas.stream().map(Lambda::captured).distinct().forEach(of -> writeMaking(type, of));
          writeConstants(type);
          type.withMethodBody(
              shape.method(), shape.erased(), ClassFile.ACC_PUBLIC, this::callByNumber);
        });
  }

  private static String field(int index) {
    return "captured" + index;
  }

  private static String constant(int number) {
    return "LAMBDA_" + number;
  }

  private MethodTypeDesc made(List<ClassDesc> captured) {
    return constructor(captured).changeReturnType(shape.type());
  }

  private static MethodTypeDesc constructor(List<ClassDesc> captured) {
    return MethodTypeDesc.of(CD_void, captured).insertParameterTypes(captured.size(), CD_int);
  }

  private void writeMaking(ClassBuilder type, List<ClassDesc> captured) {
    type.withMethodBody(
        INIT_NAME, constructor(captured), ClassFile.ACC_PRIVATE, code -> construct(code, captured));
    if (!captured.isEmpty()) {
      type.withMethodBody(
          MAKE, made(captured), ClassFile.ACC_STATIC, code -> makeOne(code, captured));
    }
  }

  private void construct(CodeBuilder code, List<ClassDesc> captured) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
    for (int i = 0; i < captured.size(); i++) {
      ClassDesc type = captured.get(i);
      code.aload(0)
          .loadLocal(TypeKind.from(type), code.parameterSlot(i))
          .putfield(name, field(holder(captured, i)), type);
    }
    code.aload(0).iload(code.parameterSlot(captured.size())).putfield(name, NUMBER, CD_int);
    code.return_();
  }

  /** The field that holds what a lambda captures at this place: of its type, as many on. */
  private int holder(List<ClassDesc> captured, int place) {
    ClassDesc type = captured.get(place);
    return IntStream.range(0, fields.size())
        .filter(field -> fields.get(field).equals(type))
        .skip(Collections.frequency(captured.subList(0, place), type))
        .findFirst()
        .orElseThrow();
  }

  /** Those that capture nothing are made once, as the JVM would. */
  private void writeConstants(ClassBuilder type) {
    int[] constants =
        IntStream.range(0, lambdas.size())
            .filter(number -> lambdas.get(number).captured().isEmpty())
            .toArray();
    for (int number : constants) {
      type.withField(constant(number), shape.type(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
    }
    type.withMethodBody(
        CLASS_INIT_NAME,
        MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          for (int number : constants) {
            code.new_(name)
                .dup()
                .loadConstant(number)
                .invokespecial(name, INIT_NAME, constructor(List.of()))
                .putstatic(name, constant(number), shape.type());
          }
          code.return_();
        });
  }

  private void makeOne(CodeBuilder code, List<ClassDesc> captured) {
    code.new_(name).dup();
    List<ClassDesc> parameters = constructor(captured).parameterList();
    for (int i = 0; i < parameters.size(); i++) {
      code.loadLocal(TypeKind.from(parameters.get(i)), code.parameterSlot(i));
    }
    code.invokespecial(name, INIT_NAME, constructor(captured)).areturn();
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
    for (int i = 0; i < lambda.captured().size(); i++) {
      ClassDesc stands = lambda.captured().get(i);
      code.aload(0).getfield(name, field(holder(lambda.captured(), i)), stands);
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
