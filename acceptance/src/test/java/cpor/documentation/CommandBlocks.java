package cpor.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of bash on a Markdown page, each with what it prints if the next block shows that.
 *
 * @param page the whole page
 */
record CommandBlocks(String page) {

  private static final Pattern BLOCK =
      Pattern.compile(
          "```bash\\n(?<command>.*?)```\\n(?:```(?:json|text)\\n(?<output>.*?)```\\n)?",
          Pattern.DOTALL);

  static CommandBlocks of(Path file) throws IOException {
    return new CommandBlocks(Files.readString(file));
  }

  List<String> commands() {
    return BLOCK.matcher(page).results().map(block -> block.group("command")).toList();
  }

  /** The page as it reads with these outputs, one for each block; where none is shown, none is. */
  String printing(List<String> outputs) {
    Iterator<String> next = outputs.iterator();
    return BLOCK.matcher(page).replaceAll(block -> quoted(block, next.next()));
  }

  private static String quoted(MatchResult block, String output) {
    @Nullable String shown = block.group("output");
    String text = block.group();
    if (shown != null) {
      int start = block.start("output") - block.start();
      text = text.substring(0, start) + output + text.substring(start + shown.length());
    }
    return Matcher.quoteReplacement(text);
  }

  /** All blocks as one script that prints the separator before each block's output. */
  String script(char separator) {
    return commands().stream()
        .map(command -> "printf '\\%03o'\n%s".formatted((int) separator, command))
        .collect(Collectors.joining("\n", "set -eo pipefail\n", "\n"));
  }
}
