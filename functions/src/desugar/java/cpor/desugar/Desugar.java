package cpor.desugar;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
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
import java.util.Optional;

/**
 * Rewrites folders of classes, and jars, where they are: what they do stays the same. Who is given
 * them a second time finds nothing to do.
 */
public final class Desugar {

  /** A jar stays as fast to read as it was packed to be. */
  private static final Map<String, String> UNCOMPRESSED = Map.of("compressionMethod", "STORED");

  private final ClassPath classPath = new ClassPath();

  private Desugar() {}

  /**
   * {@code [folder or jar ...]}, which are one class path.
   *
   * @throws IllegalStateException if the JVM would refuse what becomes of a class; nothing is
   *     changed then
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
        desugar.classPath.add(root);
      }
      for (Map.Entry<Path, byte[]> rewritten : desugar.rewrite().entrySet()) {
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
            ConstantPoolSharingOption.NEW_POOL);
    Map<Path, byte[]> rewritten = new HashMap<>();
    int count = 0;
    for (Map.Entry<Path, ClassModel> original : classPath.files().entrySet()) {
      DesugaredClass desugared = new DesugaredClass(original.getValue(), classPath);
      if (desugared.isAnother() && isComplete(desugared)) {
        for (Map.Entry<ClassDesc, byte[]> part : desugared.parts(format).entrySet()) {
          verify(format, part.getKey(), part.getValue());
          String name = part.getKey().displayName() + ClassPath.CLASS;
          rewritten.put(original.getKey().resolveSibling(name), part.getValue());
        }
        count++;
      }
    }
    System.out.println("classes whose lambdas are linked now: " + count);
    return rewritten;
  }

  private boolean isComplete(DesugaredClass desugared) {
    Optional<ClassDesc> missing =
        desugared.named().filter(name -> !classPath.isComplete(name)).findFirst();
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
