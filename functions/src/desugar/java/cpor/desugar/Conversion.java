package cpor.desugar;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** How a value is adapted, as {@link java.lang.invoke.LambdaMetafactory} says. */
final class Conversion {

  private static final Map<ClassDesc, ClassDesc> BOXED =
      Map.of(
          ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
          ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
          ConstantDescs.CD_char, ConstantDescs.CD_Character,
          ConstantDescs.CD_short, ConstantDescs.CD_Short,
          ConstantDescs.CD_int, ConstantDescs.CD_Integer,
          ConstantDescs.CD_long, ConstantDescs.CD_Long,
          ConstantDescs.CD_float, ConstantDescs.CD_Float,
          ConstantDescs.CD_double, ConstantDescs.CD_Double);

  private Conversion() {}

  /**
   * Makes of the value on the stack what is asked for.
   *
   * @param stands its type
   * @param known what its type is where the lambda stands
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
    } else if (wanted.isPrimitive()) {
      ClassDesc primitive = unboxed(known, wanted);
      ClassDesc box = BOXED.get(primitive);
      code.checkcast(box)
          .invokevirtual(box, primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
      widen(code, primitive, wanted);
    } else if (!wanted.equals(stands) && !wanted.equals(ConstantDescs.CD_Object)) {
      code.checkcast(wanted);
    }
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
