package cpor.local.iam;

/**
 * A text in which {@code *} stands for any characters and {@code ?} for one: "IAM JSON policy
 * elements: Resource".
 */
record Wildcard(String pattern) {

  boolean matches(String text) {
    return matches(0, text, 0);
  }

  private boolean matches(int from, String text, int at) {
    int inPattern = from;
    int inText = at;
    while (inPattern < pattern.length()) {
      char next = pattern.charAt(inPattern);
      if (next == '*') {
        for (int end = inText; end <= text.length(); end++) {
          if (matches(inPattern + 1, text, end)) {
            return true;
          }
        }
        return false;
      }
      if (inText == text.length() || (next != '?' && next != text.charAt(inText))) {
        return false;
      }
      inPattern++;
      inText++;
    }
    return inText == text.length();
  }
}
