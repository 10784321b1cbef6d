package stepfunctions.jsonata;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operators that JSONata has had since 2.1, and the library too. Step Functions speaks 2.0.6
 * ("Transforming data with JSONata in Step Functions"), and refuses them as it does any other
 * mistake.
 */
final class NewerOperators {

  /** Strings, names in backquotes, comments, and a regular expression where a value can stand. */
  private static final String ANYTHING_IN_IT =
      "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`|/\\*.*?\\*/"
          + "|(?:^|(?<=[(,\\[{:;?=<>!&|+*%~^.-]))\\s*/(?:\\\\.|\\[[^]]*]|[^/\\\\])+/";

  private static final Pattern OPERATOR =
      Pattern.compile(ANYTHING_IN_IT + "|(?<newer>\\?\\?|\\?:)", Pattern.DOTALL);

  private NewerOperators() {}

  /** The first of them in an expression. */
  static Optional<String> firstIn(String source) {
    return OPERATOR
        .matcher(source)
        .results()
        .map(found -> found.group("newer"))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
