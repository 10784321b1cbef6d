package stepfunctions.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSONata expression, written as a whole string between {@code {%} and {@code %}}. */
public final class Expression {
  private static final String OPENING = "{%";
  private static final String CLOSING = "%}";

  /** An expression that takes longer, in real time, is taken for an endless one. */
  private static final long LONGEST_MILLIS = 5_000;

  /** Calls within one another, before they are taken for an endless recursion. */
  private static final int DEEPEST = 500;

  private final String source;
  private final Jsonata compiled;

  private Expression(String source, Jsonata compiled) {
    this.source = source;
    this.compiled = compiled;
  }

  /** Whether a string is meant as an expression; every other string stands for itself. */
  public static boolean isExpression(String text) {
    return text.startsWith(OPENING);
  }

  /**
   * Compiles an expression.
   *
   * @param text with its delimiters
   * @throws MalformedExpression if it does not parse
   */
  public static Expression of(String text) {
    if (!text.startsWith(OPENING) || !text.endsWith(CLOSING)) {
      throw new MalformedExpression("must start with {% and end with %}: " + text);
    }
    String source = text.substring(OPENING.length(), text.length() - CLOSING.length()).strip();
    if (source.isEmpty()) {
      throw new MalformedExpression("is an empty expression");
    }
    NewerOperators.firstIn(source)
        .ifPresent(
            operator -> {
              throw new MalformedExpression("has an operator of JSONata 2.1: " + operator);
            });
    try {
      Jsonata compiled = Jsonata.jsonata(source);
      compiled.setOutputConvertNulls(false);
      return new Expression(source, compiled);
    } catch (JException malformed) {
      throw new MalformedExpression("does not parse: " + source + ": " + malformed.getMessage());
    }
  }

  /** The expression without its delimiters. */
  public String source() {
    return source;
  }

  /**
   * The expression's value.
   *
   * @param field the path of the field that holds the expression, for messages
   * @return nothing where JSONata says undefined
   * @throws QueryEvaluationFailed if the evaluation ends with an error
   */
  public Optional<JsonNode> evaluate(String field, Scope scope) {
    @Nullable Object result = result(field, scope);
    try {
      return result == null ? Optional.empty() : Optional.of(Values.toJson(result));
    } catch (IllegalArgumentException notJson) {
      throw new QueryEvaluationFailed(source, field, "returned " + notJson.getMessage() + ".");
    }
  }

  /** Whatever goes wrong in the library is the expression's fault, and must not stop its caller. */
  private @Nullable Object result(String field, Scope scope) {
    Jsonata.Frame frame = compiled.createFrame();
    frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
    scope.functions().bindTo(frame);
    scope.variables().forEach((name, value) -> frame.bind(name, Values.toJsonata(value)));
    try {
      return compiled.evaluate(null, frame);
    } catch (RuntimeException failure) {
      throw new QueryEvaluationFailed(
          source, field, "threw an error during evaluation. " + failure.getMessage());
    }
  }
}
