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
      Map.ofEntries(
          source(
              "software/amazon/awssdk/core/SdkClient",
              """
          package software.amazon.awssdk.core;
          public interface SdkClient extends AutoCloseable {
            String serviceName();
            default Object settings() { throw new UnsupportedOperationException(); }
            default void close() { throw new UnsupportedOperationException(); }
          }
          """),
          source(
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
            default String empty() { throw new UnsupportedOperationException(); }
            default String find() { throw new UnsupportedOperationException(); }
            default String colour() { return "none"; }
          }
          """),
          source(
              "DefaultMails",
              """
          import java.util.function.Supplier;
          class DefaultMails implements Mails {
            public String serviceName() { return "mails"; }
            public Object settings() { return "settings"; }
            public void close() { Caller.note("closed"); }
            public String send(String mail) { return soon(() -> "sent " + mail); }
            public String sendToAll(String mail) { return soon(() -> "sent to all " + mail); }
            public String list() { return soon(() -> "listed"); }
            public String count() { return "1"; }
            public String empty() { return "empty"; }
            public String find() { return "found"; }
            public String colour() { return "red"; }
            private static String soon(Supplier<String> answer) { return answer.get(); }
          }
          """),
          source(
              "Pages",
              """
          public record Pages(Mails mails) {
            String all() { return mails.list(); }
          }
          """),
          source(
              "Caller",
              """
          import java.io.*;
          import java.util.*;
          import java.util.function.Supplier;
          public class Caller {
            private static final List<Object> NOTES = new ArrayList<>();
            static Object note(Object what) { NOTES.add(what); return what; }

            public static Object all() throws Exception {
              try (Mails mails = new DefaultMails()) {
                Supplier<String> find = mails::find;
                note(mails.send(3));
                note(mails.pages().all());
                note(mails.twice());
                note(find.get());
                note(((software.amazon.awssdk.core.SdkClient) mails).settings());
              }
              note(Sender.empty(new Logged()));
              Thread later = new Thread(new Later());
              later.start();
              later.join();
              note(read(written(new Kept().text())).get());
              Closer.close(new Kept());
              return NOTES;
            }

            private static byte[] written(Object what) throws Exception {
              var bytes = new ByteArrayOutputStream();
              try (var out = new ObjectOutputStream(bytes)) { out.writeObject(what); }
              return bytes.toByteArray();
            }

            @SuppressWarnings("unchecked")
            private static Supplier<String> read(byte[] written) throws Exception {
              var in = new ObjectInputStream(new ByteArrayInputStream(written)) {
                protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                  return Class.forName(type.getName(), false, Caller.class.getClassLoader());
                }
              };
              return (Supplier<String>) in.readObject();
            }
          }
          """),
          source(
              "Logged",
              """
          final class Logged extends DefaultMails implements Sender {
            public String empty() { return "logged " + super.empty(); }
          }
          """),
          source(
              "Sender",
              """
          public interface Sender {
            String empty();
            static String empty(Sender sender) { return sender.empty(); }
          }
          """),
          source(
              "Started",
              """
          interface Started extends software.amazon.awssdk.core.SdkClient {
            Object AT = Caller.note("started");
            default String start() { throw new UnsupportedOperationException(); }
          }
          """),
          source(
              "Kept",
              """
          final class Kept implements Started {
            public String serviceName() { return "kept"; }
            public void close() { Caller.note("kept closed"); }
            java.util.function.Supplier<String> text() {
              return (java.util.function.Supplier<String> & java.io.Serializable) () -> "text";
            }
          }
          """),
          source(
              "Closer",
              """
          final class Closer {
            static void close(AutoCloseable any) throws Exception { any.close(); }
          }
          """),
          source(
              "Later",
              """
          final class Later extends Jobs implements Runnable {}
          """),
          source(
              "Jobs",
              """
          class Jobs implements software.amazon.awssdk.core.SdkClient, Work {
            public String serviceName() { return "jobs"; }
            public void run() { Caller.note("ran"); }
          }
          """),
          source(
              "Work",
              """
          interface Work {
            default void run() { throw new UnsupportedOperationException(); }
          }
          """),
          source(
              "Task",
              """
          interface Task extends software.amazon.awssdk.core.SdkClient, Runnable {
            default void run() { throw new UnsupportedOperationException(); }
          }
          """),
          source(
              "Shapes",
              """
          interface Shapes {
            default String draw() { throw new UnsupportedOperationException(); }
          }
          """));

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
        .isEqualTo(
            List.of(
                "sent mail 3",
                "listed",
                "11",
                "found",
                "settings",
                "closed",
                "logged empty",
                "ran",
                "started",
                "text",
                "kept closed"));
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
            "settings",
            "send",
            "send",
            "list",
            "pages",
            "count",
            "twice",
            "empty",
            "find",
            "colour");
  }

  @Test
  void whatTheJdkMayCallStays() throws IOException {
    assertThat(methods("Task")).contains("run");
  }

  @Test
  void whatIsNoClientStaysAsItIs() throws IOException {
    assertThat(methods("Shapes")).contains("draw");
  }

  private static Map.Entry<String, String> source(String type, String text) {
    return Map.entry(type, text);
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
