package cpor.local.iam;

/**
 * One action that one statement allows.
 *
 * @param statement where the statement stands in the template
 */
public record Permission(String statement, String action) {

  @Override
  public String toString() {
    return statement + " " + action;
  }
}
