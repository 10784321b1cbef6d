package stepfunctions.definition;

/** A definition that is wrong, or uses something that the interpreter does not support. */
public final class InvalidDefinition extends RuntimeException {
  InvalidDefinition(String where, String what) {
    super(where + ": " + what);
  }
}
