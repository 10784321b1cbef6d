package cpor.notice.mail;

import static java.util.stream.Collectors.joining;

import cpor.wording.Fact;
import cpor.wording.SingleLine;
import java.util.List;

/**
 * A part of a message, before it is text or HTML. Whatever people typed is made harmless here: only
 * a {@link Quote} has line breaks.
 */
sealed interface Block {

  record Paragraph(String text) implements Block {
    public Paragraph {
      text = SingleLine.of(text);
    }
  }

  /** The one sentence not to be missed: usually the date that ends a right. */
  record Highlight(String text) implements Block {
    public Highlight {
      text = SingleLine.of(text);
    }
  }

  record Bullets(List<String> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** Things of one kind under their heading, each with a link of its own. */
  record Entries(String heading, List<Entry> entries) implements Block {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /** One of several things. */
  record Entry(String name, String link, String detail) {
    public Entry {
      name = SingleLine.of(name);
      detail = SingleLine.of(detail);
    }
  }

  /** What a person wrote, with its own line breaks. */
  record Quote(String label, String text) implements Block {
    public Quote {
      text = text.lines().map(SingleLine::of).collect(joining("\n"));
    }
  }

  /** The one thing to do. */
  record Action(String label, String link) implements Block {}

  record SmallPrint(String text) implements Block {
    public SmallPrint {
      text = SingleLine.of(text);
    }
  }
}
