package cpor.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UncalledOperationsTest {

  private static final Map<String, String> SOURCES =
      Map.of(
          "software/amazon/awssdk/core/SdkClient",
          """
          package software.amazon.awssdk.core;
          public interface SdkClient extends AutoCloseable {
            String serviceName();
            default Object settings() { throw new UnsupportedOperationException(); }
            default void close() {}
          }
          """,
          "Mails",
          """
          public interface Mails extends software.amazon.awssdk.core.SdkClient {
            default Object settings() { throw new UnsupportedOperationException(); }
            default String send(String mail) { throw new UnsupportedOperationException(); }
            default String send(int number) { return send("mail " + number); }
            default String sendToAll(String mail) { throw new UnsupportedOperationException(); }
            default String sendToAll(int number) { return sendToAll("mail " + number); }
            default String list() { throw new UnsupportedOperationException(); }
            default Pages pages() { return new Pages(this); }
            default String count() { throw new UnsupportedOperationException(); }
            default String twice() { return count() + count(); }
            default String find() { throw new UnsupportedOperationException(); }
            default String colour() { return "none"; }
          }
          """,
          "DefaultMails",
          """
          import java.util.function.Supplier;
          final class DefaultMails implements Mails {
            public String serviceName() { return "mails"; }
            public Object settings() { return "settings"; }
            public String send(String mail) { return soon(() -> "sent " + mail); }
            public String sendToAll(String mail) { return soon(() -> "sent to all " + mail); }
            public String list() { return soon(() -> "listed"); }
            public String count() { return "1"; }
            public String find() { return "found"; }
            public String colour() { return "red"; }
            private static String soon(Supplier<String> answer) { return answer.get(); }
          }
          """,
          "Pages",
          """
          public record Pages(Mails mails) {
            String all() { return mails.list(); }
          }
          """,
          "Caller",
          """
          public class Caller {
            public static Object all() throws Exception {
              try (Mails mails = new DefaultMails()) {
                java.util.function.Supplier<String> find = mails::find;
                return java.util.List.of(mails.send(3), mails.pages().all(), mails.twice(), find.get(),
                    ((software.amazon.awssdk.core.SdkClient) mails).settings());
              }
            }
          }
          """,
          "Task",
          """
          interface Task extends software.amazon.awssdk.core.SdkClient, Runnable {
            default void run() { throw new UnsupportedOperationException(); }
          }
          """,
          "Shapes",
          """
          interface Shapes {
            default String draw() { throw new UnsupportedOperationException(); }
          }
          """);

  @TempDir static Path before;
  @TempDir static Path after;

  @BeforeAll
  static void rewrite() throws IOException {
    compileTo(before);
    compileTo(after);
    Packaging.main(new String[] {after.toString()});
  }

  @Test
  void whatIsCalledDoesWhatItDid() throws Exception {
    assertThat(PackagingTest.answer(after, "Caller", "all"))
        .isEqualTo(PackagingTest.answer(before, "Caller", "all"))
        .isEqualTo(List.of("sent mail 3", "listed", "11", "found", "settings"));
  }

  @Test
  void anOperationThatNobodyCallsIsLeftOutWithTheBodiesOfItsLambdas() throws IOException {
    assertThat(methods("DefaultMails"))
        .contains("send", "list", "count", "find", "settings", "colour", "serviceName", "soon")
        .doesNotContain("sendToAll")
        .noneMatch(method -> method.contains("sendToAll"));
  }

  @Test
  void itsInterfaceDoesNotHaveItEither() throws IOException {
    assertThat(methods("Mails"))
        .containsExactlyInAnyOrder(
            "settings", "send", "send", "list", "pages", "count", "twice", "find", "colour");
  }

  @Test
  void whatTheJdkMayCallStays() throws IOException {
    assertThat(methods("Task")).contains("run");
  }

  @Test
  void whatIsNoClientStaysAsItIs() throws IOException {
    assertThat(methods("Shapes")).contains("draw");
  }

  private static void compileTo(Path folder) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", folder.toString()));
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Path file = folder.resolve(source.getKey() + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  private static List<String> methods(String type) throws IOException {
    return ClassFile.of().parse(after.resolve(type + ".class")).methods().stream()
        .map(method -> method.methodName().stringValue())
        .toList();
  }
}
