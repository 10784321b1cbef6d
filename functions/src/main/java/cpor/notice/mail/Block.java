package cpor.notice.mail;

import static java.util.stream.Collectors.joining;

import cpor.wording.Fact;
import cpor.wording.SingleLine;
import java.util.List;

/**
 * A part of a message, before it is text or HTML. Whatever people typed is made harmless here: only
 * a {@link Quote} has line breaks of its own, and no line is too long for mail.
 */
sealed interface Block {

  record Paragraph(String text) implements Block {
    public Paragraph {
      text = line(text);
    }
  }

  /** The one sentence not to be missed: usually the date that ends a right. */
  record Highlight(String text) implements Block {
    public Highlight {
      text = line(text);
    }
  }

  record Bullets(List<String> items) implements Block {
    public Bullets {
      items = items.stream().map(Block::line).toList();
    }
  }

  record Facts(List<Row> rows) implements Block {
    static Facts of(List<Fact> facts) {
      return new Facts(
          facts.stream().map(fact -> new Row(fact.label(), line(fact.value()))).toList());
    }

    /** A labelled value. */
    record Row(String label, String value) {}
  }

  /** What a person wrote, with its own line breaks. */
  record Quote(String label, String text) implements Block {
    public Quote {
      text = text.lines().map(Block::line).collect(joining("\n"));
    }
  }

  /** The one thing to do. */
  record Action(String label, String link) implements Block {}

  record SmallPrint(String text) implements Block {
    public SmallPrint {
      text = line(text);
    }
  }

  private static String line(String text) {
    return FoldedLines.of(SingleLine.of(text));
  }
}
