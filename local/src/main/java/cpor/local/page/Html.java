package cpor.local.page;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small pieces of HTML. Every text that comes from outside goes through {@link #text}. */
final class Html {
  private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+");

  private Html() {}

  static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Text in which addresses of pages can be clicked. */
  static String linked(String raw) {
    return URL.matcher(text(raw)).replaceAll(Html::link);
  }

  private static String link(MatchResult url) {
    return "<a href=\"$0\">$0</a>".replace("$0", url.group().replace("$", "\\$"));
  }

  static String link(String href, String label) {
    return "<a href=\"" + text(href) + "\">" + text(label) + "</a>";
  }

  /**
   * A table.
   *
   * @param rows cells that are HTML already
   */
  static String table(List<String> titles, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "<p class=\"none\">None yet.</p>";
    }
    String head = cells("th", titles);
    String body =
        rows.stream()
            .map(row -> "<tr>" + cells("td", row) + "</tr>")
            .collect(Collectors.joining("\n"));
    return "<table><thead><tr>" + head + "</tr></thead><tbody>\n" + body + "\n</tbody></table>";
  }

  static List<String> row(String... cells) {
    return Arrays.asList(cells);
  }

  private static String cells(String tag, List<String> contents) {
    return contents.stream()
        .map(content -> "<" + tag + ">" + content + "</" + tag + ">")
        .collect(Collectors.joining());
  }

  /** A whole page. */
  static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
          body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 1.5rem auto; padding: 0 1rem; color: #1c2733; }
          h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
          table { border-collapse: collapse; width: 100%%; }
          th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #dde3e9; }
          th { font-weight: 600; color: #52606d; }
          pre, code { font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
          pre { background: #f4f6f8; padding: .8rem; }
          iframe { width: 100%%; height: 34rem; border: 1px solid #c4ccd4; }
          button { font: inherit; padding: .3rem .8rem; }
          .clock { display: flex; gap: 1rem; align-items: baseline; }
          .none { color: #52606d; }
        </style>
        </head>
        <body>
        <h1>%1$s</h1>
        %2$s
        </body>
        </html>
        """
        .formatted(text(title), body);
  }
}
