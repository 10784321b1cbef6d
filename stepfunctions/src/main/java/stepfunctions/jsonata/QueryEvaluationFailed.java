package stepfunctions.jsonata;

/** An expression had no usable value: what Step Functions calls States.QueryEvaluationError. */
public final class QueryEvaluationFailed extends RuntimeException {
  private final String field;

  QueryEvaluationFailed(String expression, String field, String what) {
    super(
        "The JSONata expression '%s' specified for the field '%s' %s"
            .formatted(expression, field, what));
    this.field = field;
  }

  /** The path of the field that held the expression, such as {@code Arguments/Payload}. */
  public String field() {
    return field;
  }
}
