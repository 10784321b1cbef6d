package cpor.notice.mail;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/**
 * A message as plain text. Lines are not wrapped, since every mail client wraps them to its width.
 */
final class PlainText {

  private PlainText() {}

  static String of(Message message) {
    return Stream.concat(
            Stream.of(message.programme(), message.title()),
            message.blocks().stream().map(PlainText::block))
        .collect(joining("\n\n", "", "\n"));
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) -> text;
      case Block.Highlight(String text) -> text;
      case Block.Bullets bullets ->
          bullets.items().stream().map(item -> "- " + item).collect(joining("\n"));
      case Block.Facts facts ->
          facts.rows().stream().map(row -> row.label() + ": " + row.value()).collect(joining("\n"));
      case Block.Quote(String label, String text) ->
          label + ":\n" + text.lines().map(line -> "> " + line).collect(joining("\n"));
      // Alone on its line, so that no client takes a neighbour for a part of the link.
      case Block.Action(String label, String link) -> label + ":\n" + link;
      case Block.SmallPrint(String text) -> text;
    };
  }
}
