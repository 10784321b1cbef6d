package cpor.local.template;

/** The template says something that is wrong, or that the local cloud does not understand. */
public final class InvalidTemplate extends RuntimeException {

  InvalidTemplate(String message) {
    super(message);
  }

  /** Names the resource and the property, so that nobody has to search for them. */
  public static InvalidTemplate at(String path, String problem) {
    return new InvalidTemplate("template: " + path + " " + problem);
  }
}
