package stepfunctions.jsonata;

/** A text that should be a JSONata expression and is none. */
public final class MalformedExpression extends RuntimeException {
  MalformedExpression(String message) {
    super(message);
  }
}
