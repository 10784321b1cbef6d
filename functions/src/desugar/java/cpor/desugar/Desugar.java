package cpor.desugar;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rewrites folders of classes, and jars, where they are: what they do stays the same. Who is given
 * them a second time finds nothing to do.
 */
public final class Desugar {

  private static final String CLASS = ".class";

  /** A jar stays as fast to read as it was packed to be. */
  private static final Map<String, String> UNCOMPRESSED = Map.of("compressionMethod", "STORED");

  private final Map<Path, ClassModel> classes = new HashMap<>();

  private Desugar() {}

  /**
   * {@code [folder or jar ...]}, which are one class path.
   *
   * @throws IllegalStateException if the JVM would refuse what becomes of a class
   */
  public static void main(String[] arguments) throws IOException {
    Desugar desugar = new Desugar();
    List<FileSystem> jars = new ArrayList<>();
    try {
      for (String argument : arguments) {
        Path root = Path.of(argument);
        if (!Files.isDirectory(root)) {
          FileSystem jar = FileSystems.newFileSystem(root, UNCOMPRESSED);
          jars.add(jar);
          root = jar.getPath("/");
        }
        desugar.read(root);
      }
      desugar.rewrite();
    } finally {
      // it is here that a jar is written
      for (FileSystem jar : jars) {
        jar.close();
      }
    }
  }

  private void read(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> file.toString().endsWith(CLASS)).toList();
    }
    for (Path file : files) {
      // descriptions of packages and modules, and classes for another version, have nothing to link
      if (!root.relativize(file).toString().contains("-")) {
        classes.put(file, ClassFile.of().parse(file));
      }
    }
  }

  private void rewrite() throws IOException {
    ClassHierarchyResolver known = hierarchy();
    ClassFile format =
        ClassFile.of(
            ClassHierarchyResolverOption.of(known),
            // without what nothing refers to any more
            ConstantPoolSharingOption.NEW_POOL);
    int rewritten = 0;
    for (Map.Entry<Path, ClassModel> original : classes.entrySet()) {
      DesugaredClass desugared = new DesugaredClass(original.getValue());
      if (desugared.isAnother() && isComplete(desugared, known)) {
        for (Map.Entry<ClassDesc, byte[]> part : desugared.parts(format).entrySet()) {
          verify(format, part.getKey(), part.getValue());
          String name = part.getKey().displayName() + CLASS;
          Files.write(original.getKey().resolveSibling(name), part.getValue());
        }
        rewritten++;
      }
    }
    System.out.println("classes whose lambdas are linked now: " + rewritten);
  }

  /** What is an interface, and what extends what: merging the types of branches asks for it. */
  private ClassHierarchyResolver hierarchy() {
    List<ClassDesc> interfaces = new ArrayList<>();
    Map<ClassDesc, ClassDesc> parents = new HashMap<>();
    for (ClassModel type : classes.values()) {
      ClassDesc name = type.thisClass().asSymbol();
      if (type.flags().has(AccessFlag.INTERFACE)) {
        interfaces.add(name);
      } else {
        type.superclass().ifPresent(parent -> parents.put(name, parent.asSymbol()));
      }
    }
    return ClassHierarchyResolver.of(interfaces, parents)
        .orElse(ClassHierarchyResolver.ofClassLoading(ClassLoader.getPlatformClassLoader()))
        .cached();
  }

  /** Whether all that a class names is there: what a library could use and does not have is not. */
  private static boolean isComplete(DesugaredClass desugared, ClassHierarchyResolver known) {
    Optional<ClassDesc> missing =
        desugared.named().filter(name -> known.getClassInfo(name) == null).findFirst();
    missing.ifPresent(
        name ->
            System.out.println(
                fullName(desugared.name()) + " stays as it is without " + fullName(name)));
    return missing.isEmpty();
  }

  private static String fullName(ClassDesc name) {
    return name.packageName() + "." + name.displayName();
  }

  private static void verify(ClassFile format, ClassDesc name, byte[] code) {
    List<VerifyError> errors = format.verify(code);
    if (!errors.isEmpty()) {
      throw new IllegalStateException(fullName(name) + ": " + errors.getFirst().getMessage());
    }
  }
}
