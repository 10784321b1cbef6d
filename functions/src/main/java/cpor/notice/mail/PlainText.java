package cpor.notice.mail;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * A message as plain text. Lines are not wrapped, since every mail client wraps them to its width.
 */
final class PlainText {

  private PlainText() {}

  static String of(Message message) {
    StringJoiner text = new StringJoiner("\n\n", "", "\n");
    text.add(message.programme()).add(message.title());
    for (Block block : message.blocks()) {
      text.add(block(block));
    }
    return text.toString();
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) -> text;
      case Block.Highlight(String text) -> text;
      case Block.Bullets bullets -> joined(bullets.items(), "\n", item -> "- " + item);
      case Block.Entries(String heading, List<Block.Entry> entries) ->
          heading + ":\n\n" + joined(entries, "\n\n", PlainText::entry);
      case Block.Facts facts -> joined(facts.rows(), "\n", row -> row.label() + ": " + row.value());
      case Block.Quote(String label, String text) ->
          label + ":\n" + joined(text.lines().toList(), "\n", line -> "> " + line);
      // Alone on its line, so that no client takes a neighbour for a part of the link.
      case Block.Action(String label, String link) -> label + ":\n" + link;
      case Block.SmallPrint(String text) -> text;
    };
  }

  private static String entry(Block.Entry entry) {
    return "- %s\n%s\n%s".formatted(entry.name(), entry.detail(), entry.link());
  }

  private static <T> String joined(List<T> parts, String between, Function<T, String> text) {
    StringJoiner joined = new StringJoiner(between);
    for (T part : parts) {
      joined.add(text.apply(part));
    }
    return joined.toString();
  }
}
