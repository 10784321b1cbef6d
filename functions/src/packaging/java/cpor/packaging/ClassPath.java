package cpor.packaging;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The classes of what ships, beside those of the JDK. */
final class ClassPath {

  static final String CLASS = ".class";

  private final Map<Path, ClassModel> files = new HashMap<>();
  private final Map<ClassDesc, ClassModel> classes = new HashMap<>();
  private final Map<ClassDesc, List<ClassDesc>> children = new HashMap<>();
  private final Map<ClassDesc, Boolean> complete = new HashMap<>();
  private final ClassHierarchyResolver ofJdk =
      ClassHierarchyResolver.ofClassLoading(ClassLoader.getPlatformClassLoader()).cached();

  /** Takes in what a folder has. */
  void add(Path root) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(root)) {
      found = all.filter(file -> file.toString().endsWith(CLASS)).toList();
    }
    for (Path file : found) {
      // descriptions of packages and modules, and classes for another version, have nothing to link
      if (!root.relativize(file).toString().contains("-")) {
        ClassModel type = ClassFile.of().parse(file);
        files.put(file, type);
        ClassDesc name = type.thisClass().asSymbol();
        classes.put(name, type);
        parents(type)
            .forEach(parent -> children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(name));
      }
    }
  }

  Map<Path, ClassModel> files() {
    return files;
  }

  /** What is an interface, and what extends what: merging the types of branches asks for it. */
  ClassHierarchyResolver hierarchy() {
    List<ClassDesc> interfaces = new ArrayList<>();
    Map<ClassDesc, ClassDesc> parents = new HashMap<>();
    classes.forEach(
        (name, type) -> {
          if (type.flags().has(AccessFlag.INTERFACE)) {
            interfaces.add(name);
          } else {
            type.superclass().ifPresent(parent -> parents.put(name, parent.asSymbol()));
          }
        });
    return ClassHierarchyResolver.of(interfaces, parents).orElse(ofJdk).cached();
  }

  Optional<ClassModel> find(ClassDesc name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** It, and all that it extends and implements. */
  Set<ClassDesc> ancestors(ClassDesc name) {
    Set<ClassDesc> ancestors = new HashSet<>();
    collect(name, of -> find(of).map(type -> parents(type).toList()).orElse(List.of()), ancestors);
    return ancestors;
  }

  /** It, and all that extends and implements it. */
  Set<ClassDesc> descendants(ClassDesc name) {
    Set<ClassDesc> descendants = new HashSet<>();
    collect(name, of -> children.getOrDefault(of, List.of()), descendants);
    return descendants;
  }

  private static void collect(
      ClassDesc name, Function<ClassDesc, List<ClassDesc>> next, Set<ClassDesc> collected) {
    if (collected.add(name)) {
      next.apply(name).forEach(other -> collect(other, next, collected));
    }
  }

  /**
   * Whether all that a class names is there, with what that extends: what a library could use is
   * not always. A class that it is not so for stays as it is.
   */
  boolean hasAllNamedBy(ClassModel type) {
    Optional<ClassDesc> missing = named(type).filter(name -> !isComplete(name)).findFirst();
    missing.ifPresent(
        name ->
            System.out.println(
                fullName(type.thisClass().asSymbol())
                    + " stays as it is without "
                    + fullName(name)));
    return missing.isEmpty();
  }

  /** As it stands in a source. */
  static String fullName(ClassDesc name) {
    return name.packageName() + "." + name.displayName();
  }

  private boolean isComplete(ClassDesc name) {
    Boolean known = complete.get(name);
    if (known == null) {
      ClassModel type = classes.get(name);
      known =
          type == null
              ? ofJdk.getClassInfo(name) != null
              : parents(type).allMatch(this::isComplete);
      complete.put(name, known);
    }
    return known;
  }

  /** The classes that it names, also those of what it calls. */
  private static Stream<ClassDesc> named(ClassModel type) {
    return StreamSupport.stream(type.constantPool().spliterator(), false)
        .flatMap(ClassPath::types)
        .map(ClassPath::element)
        .filter(name -> !name.isPrimitive());
  }

  private static Stream<ClassDesc> types(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> Stream.of(type.asSymbol());
      case MethodTypeEntry type -> types(type.asSymbol());
      case NameAndTypeEntry member when member.type().stringValue().startsWith("(") ->
          types(MethodTypeDesc.ofDescriptor(member.type().stringValue()));
      case NameAndTypeEntry member ->
          Stream.of(ClassDesc.ofDescriptor(member.type().stringValue()));
      default -> Stream.empty();
    };
  }

  private static Stream<ClassDesc> types(MethodTypeDesc method) {
    return Stream.concat(Stream.of(method.returnType()), method.parameterList().stream());
  }

  private static ClassDesc element(ClassDesc type) {
    return type.componentType() == null ? type : element(type.componentType());
  }

  /**
   * Whether code of an interface runs when a class that implements it is initialised, which might
   * ask for that class: that of interfaces with a method that is not abstract (JVMS 5.5).
   */
  boolean isInitialised(ClassDesc name) {
    ClassModel type = classes.get(name);
    return type != null
        && (runsCodeForClasses(type) || parents(type).anyMatch(this::isInitialised));
  }

  private static boolean runsCodeForClasses(ClassModel type) {
    return type.methods().stream().anyMatch(ClassPath::isInitialisation)
        && type.methods().stream().anyMatch(ClassPath::isDefault);
  }

  static boolean isInitialisation(MethodModel method) {
    return method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
  }

  private static boolean isDefault(MethodModel method) {
    return !method.flags().has(AccessFlag.ABSTRACT) && !method.flags().has(AccessFlag.STATIC);
  }

  private static Stream<ClassDesc> parents(ClassModel type) {
    return Stream.concat(type.superclass().stream(), type.interfaces().stream())
        .map(parent -> parent.asSymbol());
  }
}
