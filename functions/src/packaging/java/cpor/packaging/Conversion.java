package cpor.packaging;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_char;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** How a value is adapted, as {@link java.lang.invoke.LambdaMetafactory} says. */
final class Conversion {

  private static final ClassDesc CD_Number = ClassDesc.of("java.lang.Number");

  private static final Map<ClassDesc, ClassDesc> BOXED =
      Map.of(
          CD_boolean,
          ConstantDescs.CD_Boolean,
          ConstantDescs.CD_byte,
          ConstantDescs.CD_Byte,
          CD_char,
          ConstantDescs.CD_Character,
          ConstantDescs.CD_short,
          ConstantDescs.CD_Short,
          ConstantDescs.CD_int,
          ConstantDescs.CD_Integer,
          ConstantDescs.CD_long,
          ConstantDescs.CD_Long,
          ConstantDescs.CD_float,
          ConstantDescs.CD_Float,
          ConstantDescs.CD_double,
          ConstantDescs.CD_Double);

  private Conversion() {}

  /**
   * Makes of the value on the stack what is asked for.
   *
   * @param stands its type
   * @param known its type where the lambda stands: if it is of another, that fails
   * @param wanted the type asked for
   */
  static void convert(CodeBuilder code, ClassDesc stands, ClassDesc known, ClassDesc wanted) {
    if (stands.isPrimitive()) {
      if (wanted.isPrimitive()) {
        widen(code, stands, wanted);
      } else {
        ClassDesc box = BOXED.get(stands);
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, stands));
      }
      return;
    }
    cast(code, stands, known);
    if (wanted.isPrimitive()) {
      unbox(code, known, wanted);
    } else {
      cast(code, known, wanted);
    }
  }

  private static void cast(CodeBuilder code, ClassDesc stands, ClassDesc wanted) {
    if (!wanted.equals(stands) && !wanted.equals(CD_Object)) {
      code.checkcast(wanted);
    }
  }

  /** What is no box where the lambda stands is taken for a number, unless none is asked for. */
  private static void unbox(CodeBuilder code, ClassDesc known, ClassDesc wanted) {
    ClassDesc box = BOXED.get(wanted);
    boolean isNumber = !wanted.equals(CD_boolean) && !wanted.equals(CD_char);
    ClassDesc from = known;
    ClassDesc primitive = unboxed(known, wanted);
    if (!BOXED.containsValue(known)) {
      from = isNumber ? CD_Number : box;
      code.checkcast(from);
    }
    code.invokevirtual(from, primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
    widen(code, primitive, wanted);
  }

  private static ClassDesc unboxed(ClassDesc known, ClassDesc wanted) {
    return BOXED.entrySet().stream()
        .filter(box -> box.getValue().equals(known))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(wanted);
  }

  private static void widen(CodeBuilder code, ClassDesc from, ClassDesc to) {
    code.conversion(TypeKind.from(from).asLoadable(), TypeKind.from(to).asLoadable());
  }
}
