package cpor.simulation.faults;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles one changed file and lives with it: its classes stand before those of the product. */
final class Planting {

  private static final Path ROOT = Path.of("..");
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private Planting() {}

  /**
   * Lives with a fault until a promise is broken.
   *
   * @param scratch an empty folder
   * @return the seed and the promise; empty if none of so many lives finds it
   */
  static String find(PlantedFault fault, int lives, Path scratch)
      throws IOException, ReflectiveOperationException {
    Path classes = Files.createDirectories(scratch.resolve("classes"));
    Path root = root(fault, scratch);
    if (fault.isJava()) {
      Path source = scratch.resolve(ROOT.resolve(fault.file()).getFileName());
      compile(Files.writeString(source, planted(fault)), classes);
    }
    try (Anew loader = new Anew(classPath(classes))) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        return (String)
            Objects.requireNonNull(
                loader
                    .loadClass("cpor.simulation.Search")
                    .getMethod("firstBroken", Path.class, int.class)
                    .invoke(null, root, lives));
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  /**
   * Loads all once more, but for what knows nothing of claims: that is shared, and so compiled to
   * machine code but once.
   */
  private static final class Anew extends URLClassLoader {

    private static final List<String> SHARED =
        List.of("software.amazon.awssdk.", "com.fasterxml.jackson.", "stepfunctions.", "dynamodb.");

    Anew(URL[] classPath) {
      super(classPath, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return SHARED.stream().anyMatch(name::startsWith)
          ? Planting.class.getClassLoader().loadClass(name)
          : super.findClass(name);
    }
  }

  /** What is deployed: with the fault, if it is not one of the code. */
  static Path root(PlantedFault fault, Path scratch) throws IOException {
    Path root = Files.createDirectories(scratch.resolve("root"));
    copy("template.yaml", root);
    copy("statemachine/claim-lifecycle.asl.json", root);
    if (!fault.isJava()) {
      Path _ = Files.writeString(root.resolve(fault.file()), planted(fault));
    }
    return root;
  }

  /** The file with the fault in it, as the repository has it now. */
  static String planted(PlantedFault fault) throws IOException {
    return fault.planted(Files.readString(ROOT.resolve(fault.file())));
  }

  private static void copy(String file, Path root) throws IOException {
    Path target = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Files.copy(ROOT.resolve(file), target);
  }

  private static void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", CLASS_PATH);
      if (!compiler
          .getTask(null, files, null, options, null, files.getJavaFileObjects(source))
          .call()) {
        throw new IllegalArgumentException("the fault does not compile: " + source);
      }
    }
  }

  private static URL[] classPath(Path first) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(first.toUri().toURL());
    for (Path entry :
        Stream.of(CLASS_PATH.split(java.io.File.pathSeparator, -1)).map(Path::of).toList()) {
      urls.add(entry.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
