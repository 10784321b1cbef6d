package cpor.packaging;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites folders of classes, and jars, where they are: what they do stays the same, and after a
 * second time as well.
 */
public final class Packaging {

  /** A jar stays as fast to read as it was packed to be. */
  private static final Map<String, String> UNCOMPRESSED = Map.of("compressionMethod", "STORED");

  private final ClassPath classPath = new ClassPath();

  private Packaging() {}

  /**
   * {@code [folder or jar ...]}, which are one class path.
   *
   * @throws IllegalStateException if the JVM would refuse what becomes of a class; nothing is
   *     changed then
   */
  public static void main(String[] arguments) throws IOException {
    Packaging packaging = new Packaging();
    List<FileSystem> jars = new ArrayList<>();
    try {
      for (String argument : arguments) {
        Path root = Path.of(argument);
        if (!Files.isDirectory(root)) {
          FileSystem jar = FileSystems.newFileSystem(root, UNCOMPRESSED);
          jars.add(jar);
          root = jar.getPath("/");
        }
        packaging.classPath.add(root);
      }
      for (Map.Entry<Path, byte[]> rewritten : packaging.rewrite().entrySet()) {
        Files.write(rewritten.getKey(), rewritten.getValue());
      }
    } finally {
      // it is here that a jar is written
      for (FileSystem jar : jars) {
        jar.close();
      }
    }
  }

  /** All that is to be written, verified. */
  private Map<Path, byte[]> rewrite() {
    ClassFile format =
        ClassFile.of(
            ClassHierarchyResolverOption.of(classPath.hierarchy()),
            // without what nothing refers to any more
            ConstantPoolSharingOption.NEW_POOL,
            // the names of local variables, which the JVM reads with each class; lines stay
            DebugElementsOption.DROP_DEBUG);
    UncalledOperations uncalled = new UncalledOperations(classPath, format);
    Map<Path, byte[]> rewritten = new HashMap<>();
    int count = 0;
    for (Map.Entry<Path, ClassModel> file : classPath.files().entrySet()) {
      ClassModel original = file.getValue();
      ClassModel called = uncalled.leftOutOf(original);
      DesugaredClass desugared = new DesugaredClass(called, classPath);
      if ((called != original || desugared.isAnother()) && classPath.hasAllNamedBy(original)) {
        for (Map.Entry<ClassDesc, byte[]> part : desugared.parts(format).entrySet()) {
          verify(format, part.getKey(), part.getValue());
          String name = part.getKey().displayName() + ClassPath.CLASS;
          rewritten.put(file.getKey().resolveSibling(name), part.getValue());
        }
        count++;
      }
    }
    System.out.println("classes that are rewritten: " + count);
    return rewritten;
  }

  private static void verify(ClassFile format, ClassDesc name, byte[] code) {
    List<VerifyError> errors = format.verify(code);
    if (!errors.isEmpty()) {
      throw new IllegalStateException(
          ClassPath.fullName(name) + ": " + errors.getFirst().getMessage());
    }
  }
}
