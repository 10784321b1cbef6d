package cpor.conformance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A machine that ends otherwise on LocalStack, where AWS's documentation sides with the
 * interpreter. The reasons are in docs/localstack.md.
 */
enum KnownDifference {
  ASSIGN_IS_SIMULTANEOUS(
      "SUCCEEDED output {\"a\":2,\"b\":1,\"input\":{\"a\":1}} error none",
      "SUCCEEDED output {\"a\":2,\"b\":1,\"input\":{\"a\":2}} error none"),
  EXPRESSION_FAILS_AND_IS_CAUGHT(
      "SUCCEEDED output \"caught\" error none", "FAILED output none error States.Runtime"),
  FAIL_SAYS_NOTHING(
      "SUCCEEDED output {\"Cause\":null,\"Error\":null} error none",
      "SUCCEEDED output {\"Cause\":\"\",\"Error\":\"\"} error none"),
  NEWER_OPERATOR("REFUSED InvalidDefinition", "FAILED output none error States.Runtime"),
  VARIABLE_WITH_QUOTES(
      "SUCCEEDED output {\"a\":1} error none", "FAILED output none error States.Runtime"),
  WAIT_UNTIL(
      "SUCCEEDED output {\"late\":true} error none",
      "SUCCEEDED output {\"late\":false} error none"),
  WAIT_UNTIL_NO_TIME(
      "FAILED output none error States.QueryEvaluationError",
      "FAILED output none error States.Runtime");

  private final String here;
  private final String there;

  KnownDifference(String here, String there) {
    this.here = here;
    this.there = there;
  }

  static Optional<KnownDifference> of(String machine) {
    return Arrays.stream(values())
        .filter(difference -> difference.machine().equals(machine))
        .findFirst();
  }

  String machine() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How it ends on the interpreter. */
  String here() {
    return here;
  }

  /** How it ends on LocalStack. */
  String there() {
    return there;
  }
}
