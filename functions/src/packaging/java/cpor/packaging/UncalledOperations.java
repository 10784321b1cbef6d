package cpor.packaging;

import static java.lang.classfile.Opcode.ATHROW;
import static java.lang.classfile.Opcode.DUP;
import static java.lang.classfile.Opcode.INVOKESPECIAL;
import static java.lang.classfile.Opcode.NEW;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a client of a service could be asked, and is not. The JVM verifies a class as a whole, and
 * loads for each operation the request that it takes: seventy for the one mail that SES is asked to
 * send. An operation that nobody calls is left out, of the class and of its interface, where it is
 * one that says that it is not supported unless a class has it.
 *
 * <p>Nobody calls it if no class names a method of that name where it may be meant, whatever its
 * parameters, but an operation of the same name: {@code sendEmail(Consumer)} calls {@code
 * sendEmail(SendEmailRequest)}. What is looked up by reflection is not seen.
 */
final class UncalledOperations {

  private static final List<?> THROWS_NEW = List.of(NEW, DUP, INVOKESPECIAL, ATHROW);
  private static final ClassDesc NOT_SUPPORTED =
      ClassDesc.of("java.lang.UnsupportedOperationException");

  private static final ClassDesc CLIENT = ClassDesc.of("software.amazon.awssdk.core.SdkClient");

  /** An interface cannot have a default for what Object has, and {@link #CLOSE} always stays. */
  private static final Set<ClassDesc> WITHOUT_OPERATIONS =
      Set.of(ConstantDescs.CD_Object, ClassDesc.of("java.lang.AutoCloseable"));

  /** Whoever closes things calls it, whatever they are. */
  private static final String CLOSE = "close";

  private final ClassPath classPath;
  private final ClassFile format;
  private final Map<ClassDesc, Set<ClassModel>> namedBy = new HashMap<>();

  /**
   * Those of the classes of a class path.
   *
   * @param format of what is made, which tells constants that nothing refers to any more
   */
  UncalledOperations(ClassPath classPath, ClassFile format) {
    this.classPath = classPath;
    this.format = format;
    for (ClassModel type : classPath.files().values()) {
      entries(type, ClassEntry.class)
          .forEach(
              named -> namedBy.computeIfAbsent(named.asSymbol(), _ -> new HashSet<>()).add(type));
    }
  }

  /** A class or interface without them: itself, if it has none. */
  ClassModel leftOutOf(ClassModel type) {
    Set<ClassDesc> ancestors = classPath.ancestors(type.thisClass().asSymbol());
    if (!ancestors.contains(CLIENT) || isInitialisedInterface(type)) {
      return type;
    }
    Set<ClassDesc> relatives = relatives(type.thisClass().asSymbol());
    if (!relatives.stream().allMatch(this::isKnown)) {
      return type;
    }
    Set<String> operations =
        ancestors.stream()
            .flatMap(ancestor -> classPath.find(ancestor).stream())
            .filter(UncalledOperations::isInterface)
            .flatMap(ancestor -> ancestor.methods().stream())
            .filter(UncalledOperations::isNotSupported)
            .map(UncalledOperations::name)
            .collect(Collectors.toSet());
    operations.removeAll(called(relatives));
    operations.remove(CLOSE);
    Set<MethodModel> kept = new HashSet<>();
    for (MethodModel method : type.methods()) {
      boolean isUncalled = operations.contains(name(method)) && method.code().isPresent();
      if (!isUncalled && !isBodyOfLambda(method)) {
        keep(method, type, kept);
      }
    }
    return kept.size() < type.methods().size() && classPath.hasAllNamedBy(type)
        ? only(kept, type)
        : type;
  }

  /** Whatever an object may be called as that is of this class, or of one that extends it. */
  private Set<ClassDesc> relatives(ClassDesc name) {
    return classPath.descendants(name).stream()
        .flatMap(descendant -> classPath.ancestors(descendant).stream())
        .collect(Collectors.toSet());
  }

  /** What the JDK has of a client cannot be called by the JDK as an operation. */
  private boolean isKnown(ClassDesc relative) {
    return classPath.find(relative).isPresent() || WITHOUT_OPERATIONS.contains(relative);
  }

  private static boolean isInterface(ClassModel type) {
    return type.flags().has(AccessFlag.INTERFACE);
  }

  /** Whether it would no longer be initialised with a class that implements it (JVMS 5.5). */
  private static boolean isInitialisedInterface(ClassModel type) {
    return isInterface(type) && type.methods().stream().anyMatch(ClassPath::isInitialisation);
  }

  private static boolean isNotSupported(MethodModel method) {
    return method
        .code()
        .map(
            code -> {
              List<Instruction> instructions =
                  code.elementStream()
                      .filter(Instruction.class::isInstance)
                      .map(Instruction.class::cast)
                      .toList();
              return instructions.stream().map(Instruction::opcode).toList().equals(THROWS_NEW)
                  && instructions.getFirst() instanceof NewObjectInstruction made
                  && made.className().matches(NOT_SUPPORTED);
            })
        .orElse(false);
  }

  /** The names of the methods that may be called of relatives, by themselves or by others. */
  private Set<String> called(Set<ClassDesc> relatives) {
    List<ClassModel> known =
        relatives.stream().flatMap(relative -> classPath.find(relative).stream()).toList();
    Stream<MemberRefEntry> byThemselves =
        known.stream()
            .flatMap(relative -> relative.methods().stream())
            .flatMap(
                method -> calls(method).filter(call -> !call.name().equalsString(name(method))));
    Stream<MemberRefEntry> byOthers =
        known.stream()
            .flatMap(
                relative ->
                    namedBy.getOrDefault(relative.thisClass().asSymbol(), Set.of()).stream())
            .distinct()
            .filter(other -> !known.contains(other))
            .flatMap(other -> entries(other, MemberRefEntry.class))
            .filter(named -> !(named instanceof FieldRefEntry));
    return Stream.concat(byThemselves, byOthers)
        .filter(call -> relatives.contains(call.owner().asSymbol()))
        .map(call -> call.name().stringValue())
        .collect(Collectors.toSet());
  }

  /** Keeps a method, and the bodies of its lambdas, which nobody else calls. */
  private static void keep(MethodModel method, ClassModel type, Set<MethodModel> kept) {
    if (kept.add(method)) {
      Set<String> called =
          calls(method)
              .map(call -> call.name().stringValue() + call.type().stringValue())
              .collect(Collectors.toSet());
      type.methods().stream()
          .filter(UncalledOperations::isBodyOfLambda)
          .filter(body -> called.contains(signature(body)))
          .forEach(body -> keep(body, type, kept));
    }
  }

  private static boolean isBodyOfLambda(MethodModel method) {
    return method.flags().has(AccessFlag.PRIVATE)
        && method.flags().has(AccessFlag.SYNTHETIC)
        && name(method).startsWith("lambda$");
  }

  private ClassModel only(Set<MethodModel> kept, ClassModel type) {
    return format.parse(
        format.transformClass(
            type,
            ClassTransform.dropping(
                element -> element instanceof MethodModel method && !kept.contains(method))));
  }

  private static Stream<MemberRefEntry> calls(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .flatMap(UncalledOperations::calls);
  }

  private static Stream<MemberRefEntry> calls(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> Stream.of(call.method());
      case InvokeDynamicInstruction site ->
          site.invokedynamic().bootstrap().arguments().stream()
              .filter(MethodHandleEntry.class::isInstance)
              .map(handle -> ((MethodHandleEntry) handle).reference());
      default -> Stream.empty();
    };
  }

  private static <T> Stream<T> entries(ClassModel type, Class<T> kind) {
    return StreamSupport.stream(type.constantPool().spliterator(), false)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private static String signature(MethodModel method) {
    return name(method) + method.methodType().stringValue();
  }

  private static String name(MethodModel method) {
    return method.methodName().stringValue();
  }
}
