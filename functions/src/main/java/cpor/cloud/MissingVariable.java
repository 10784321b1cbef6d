package cpor.cloud;

/** A function was started without a variable it needs. */
public final class MissingVariable extends RuntimeException {
  public MissingVariable(String name) {
    super("the environment variable " + name + " is missing: set it in template.yaml");
  }
}
