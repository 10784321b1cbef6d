package cpor.localstack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The code of functions as Lambda takes it: a zip with classes at its root and jars in lib. */
public final class FunctionPackage {

  private static final Path TARGET = Path.of("../functions/target");

  private FunctionPackage() {}

  /**
   * What {@code sam build} makes of the folder functions, from what Maven left in its target.
   *
   * @param more classes of a test, for a template whose functions they are
   */
  public static byte[] ofFunctions(Class<?>... more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "", TARGET.resolve("classes"));
      add(zip, "lib/", TARGET.resolve("dependency"));
      for (Class<?> type : more) {
        String file = type.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry(file));
        try (InputStream code = type.getResourceAsStream("/" + file)) {
          Objects.requireNonNull(code, file).transferTo(zip);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String prefix, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(prefix + root.relativize(file)));
        Files.copy(file, zip);
      }
    }
  }
}
