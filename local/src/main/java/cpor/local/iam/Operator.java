package cpor.local.iam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a condition compares, as far as the template asks: "IAM JSON policy elements: Condition
 * operators".
 */
enum Operator {
  STRING_EQUALS("StringEquals") {
    @Override
    boolean matches(String wanted, String found) {
      return wanted.equals(found);
    }
  },
  STRING_LIKE("StringLike") {
    @Override
    boolean matches(String wanted, String found) {
      return new Wildcard(wanted).matches(found);
    }
  },
  /** The same as ArnLike: each of the six parts by itself, with wildcards. */
  ARN_EQUALS("ArnEquals") {
    @Override
    boolean matches(String wanted, String found) {
      List<String> parts = parts(wanted);
      List<String> others = parts(found);
      if (parts.size() != others.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!new Wildcard(parts.get(i)).matches(others.get(i))) {
          return false;
        }
      }
      return true;
    }
  },
  BOOL("Bool") {
    @Override
    boolean matches(String wanted, String found) {
      return wanted.equalsIgnoreCase(found);
    }
  };

  private static final int PARTS_OF_AN_ARN = 6;

  private final String word;

  Operator(String word) {
    this.word = word;
  }

  abstract boolean matches(String wanted, String found);

  static Optional<Operator> of(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
  }

  private static List<String> parts(String arn) {
    return List.of(arn.split(":", PARTS_OF_AN_ARN));
  }
}
