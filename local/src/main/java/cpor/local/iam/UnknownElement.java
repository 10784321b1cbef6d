package cpor.local.iam;

/** A policy says something that is wrong, or that is not evaluated here. */
public final class UnknownElement extends RuntimeException {

  /**
   * An element that cannot be read.
   *
   * @param path where it stands in the policy, such as {@code Statement[0].NotAction}
   */
  UnknownElement(String path, String problem) {
    super(path + " " + problem);
  }
}
