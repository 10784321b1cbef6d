package cpor.desugar;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The classes of what ships, beside those of the JDK. */
final class ClassPath {

  static final String CLASS = ".class";

  private final Map<Path, ClassModel> files = new HashMap<>();
  private final Map<ClassDesc, ClassModel> classes = new HashMap<>();
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
        classes.put(type.thisClass().asSymbol(), type);
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

  /** Whether a class is there with all that it extends: what a library could use is not always. */
  boolean isComplete(ClassDesc name) {
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

  /**
   * Whether code runs when an interface is initialised, which happens with a class that implements
   * it, and might ask for that class.
   */
  boolean isInitialised(ClassDesc name) {
    ClassModel type = classes.get(name);
    return type != null
        && (type.methods().stream()
                .anyMatch(method -> method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME))
            || parents(type).anyMatch(this::isInitialised));
  }

  private static Stream<ClassDesc> parents(ClassModel type) {
    return Stream.concat(type.superclass().stream(), type.interfaces().stream())
        .map(parent -> parent.asSymbol());
  }
}
