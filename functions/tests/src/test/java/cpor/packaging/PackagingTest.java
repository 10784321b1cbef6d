package cpor.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PackagingTest {

  private static final Path SAMPLE = Path.of("cpor", "packaging");

  @TempDir static Path folder;

  @BeforeAll
  static void rewrite() throws IOException {
    copySampleTo(folder);
    Packaging.main(new String[] {folder.toString()});
  }

  static Stream<String> kinds() {
    return Arrays.stream(LambdasOfAllKinds.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(method -> method.getName())
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsLinkedAheadDoesWhatItDid(String kind) throws Exception {
    Object before = LambdasOfAllKinds.class.getMethod(kind).invoke(null);
    assertThat(answer(folder, LambdasOfAllKinds.class.getName(), kind)).isEqualTo(before);
  }

  @Test
  void onlyWhatCannotBeLinkedAheadIsLeft() throws IOException {
    String inAnInterfaceThatRunsCodeOrAskingWhoCalls = "LambdaMetafactory.metafactory";
    String ofNumbers = "SwitchBootstraps.typeSwitch";
    assertThat(linkers(folder))
        .filteredOn(linker -> !linker.equals("ObjectMethods.bootstrap"))
        .containsExactlyInAnyOrder(
            inAnInterfaceThatRunsCodeOrAskingWhoCalls,
            inAnInterfaceThatRunsCodeOrAskingWhoCalls,
            inAnInterfaceThatRunsCodeOrAskingWhoCalls,
            inAnInterfaceThatRunsCodeOrAskingWhoCalls,
            "LambdaMetafactory.altMetafactory",
            ofNumbers);
  }

  @Test
  void aSecondRunFindsNothingToDo(@TempDir Path again) throws IOException {
    copySampleTo(again);
    Packaging.main(new String[] {again.toString()});
    Map<String, String> once = content(again);
    Packaging.main(new String[] {again.toString()});
    assertThat(content(again)).isEqualTo(once);
  }

  @Test
  void aJarIsRewrittenWhereItIsAndStaysUncompressed(@TempDir Path other) throws Exception {
    Path jar = other.resolve("sample.jar");
    try (FileSystem created =
        FileSystems.newFileSystem(jar, Map.of("create", "true", "compressionMethod", "STORED"))) {
      copySampleTo(created.getPath("/"));
    }
    Packaging.main(new String[] {jar.toString()});
    assertThat(answer(jar, LambdasOfAllKinds.class.getName(), "choosesByType"))
        .isEqualTo(LambdasOfAllKinds.choosesByType());
    try (ZipFile written = new ZipFile(jar.toFile())) {
      assertThat(written.stream().filter(entry -> !entry.isDirectory()))
          .hasSize(content(folder).size())
          .allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }
  }

  @Test
  void aClassThatNamesWhatIsNotThereStaysAsItIs(@TempDir Path incomplete) throws IOException {
    copySampleTo(incomplete);
    Path circle = incomplete.resolve(SAMPLE).resolve("LambdasOfAllKinds$Circle.class");
    Files.delete(circle);
    Packaging.main(new String[] {incomplete.toString()});
    assertThat(linkers(incomplete)).hasSizeGreaterThan(linkers(folder).size() + 10);
  }

  @Test
  void lambdasThatAreTooManyForOneMethodHaveSeveral(@TempDir Path many) throws Exception {
    int count = 250;
    String lambdas =
        IntStream.range(0, count)
            .mapToObj(number -> "() -> " + number)
            .collect(Collectors.joining(", "));
    Path source = many.resolve("Many.java");
    Files.writeString(
        source,
        """
        public class Many {
          public static Object all() {
            return java.util.stream.Stream.<java.util.function.Supplier<Integer>>of(%s)
                .map(lambda -> lambda.get()).toList();
          }
        }
        """
            .formatted(lambdas));
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    Packaging.main(new String[] {many.toString()});
    assertThat(linkers(many)).isEmpty();
    assertThat(answer(many, "Many", "all")).isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  private static void copySampleTo(Path root) throws IOException {
    Path compiled =
        Path.of(
            LambdasOfAllKinds.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Path target = Files.createDirectories(root.resolve(SAMPLE.toString()));
    try (Stream<Path> classes = Files.list(compiled.resolve(SAMPLE))) {
      for (Path file : classes.filter(PackagingTest::isOfSample).toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  private static boolean isOfSample(Path file) {
    return file.getFileName().toString().startsWith(LambdasOfAllKinds.class.getSimpleName());
  }

  /** What a method of a class on a class path gives. */
  static Object answer(Path root, String type, String method) throws Exception {
    URL[] path = {root.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      return loader.loadClass(type).getMethod(method).invoke(null);
    }
  }

  /** Who links each call site that is left. */
  private static List<String> linkers(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .flatMap(PackagingTest::callSites)
          .map(site -> site.bootstrap().bootstrapMethod().asSymbol())
          .map(PackagingTest::name)
          .toList();
    }
  }

  private static String name(DirectMethodHandleDesc linker) {
    return linker.owner().displayName() + "." + linker.methodName();
  }

  private static Stream<InvokeDynamicEntry> callSites(Path file) {
    try {
      return StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
          .filter(InvokeDynamicEntry.class::isInstance)
          .map(InvokeDynamicEntry.class::cast);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, String> content(Path root) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(root.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return content;
  }
}
