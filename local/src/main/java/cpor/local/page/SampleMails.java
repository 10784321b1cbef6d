package cpor.local.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every notice that the product sends, with sample facts, in each language: the golden files that
 * the product's tests hold the mails to.
 */
record SampleMails(Path folder) {
  private static final String SUBJECT = "Subject: ";
  private static final String ENGLISH_TEXT = ".en.txt";

  record SampleMail(String subject, String text, String html) {}

  List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENGLISH_TEXT))
          .map(file -> file.substring(0, file.length() - ENGLISH_TEXT.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  SampleMail in(String language, String name) {
    Path file = folder.resolve(name + "." + language);
    String[] parts = read(file + ".txt").split("\n\n", 2);
    return new SampleMail(parts[0].substring(SUBJECT.length()), parts[1], read(file + ".html"));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
