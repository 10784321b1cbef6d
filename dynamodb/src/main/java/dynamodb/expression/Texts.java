package dynamodb.expression;

/** The order of texts in DynamoDB: that of their bytes in UTF-8. */
public final class Texts {

  private Texts() {}

  public static int compare(String one, String other) {
    int both = Math.min(one.length(), other.length());
    for (int i = 0; i < both; i++) {
      char left = one.charAt(i);
      char right = other.charAt(i);
      if (left != right) {
        // what UTF-16 writes with surrogates comes after everything else
        boolean bySurrogates = Character.isSurrogate(left) == Character.isSurrogate(right);
        return bySurrogates ? left - right : Character.isSurrogate(left) ? 1 : -1;
      }
    }
    return one.length() - other.length();
  }
}
