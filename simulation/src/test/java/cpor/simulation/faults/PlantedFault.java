package cpor.simulation.faults;

/**
 * A fault to plant: some text of a file of the repository becomes another.
 *
 * @param name what is wrong then
 */
record PlantedFault(String name, String file, String from, String to) {

  boolean isJava() {
    return file.endsWith(".java");
  }

  /** The file with the fault in it, which must have its place there. */
  String planted(String text) {
    if (!text.contains(from)) {
      throw new IllegalArgumentException("'%s' is not in %s: %s".formatted(from, file, name));
    }
    return text.replace(from, to);
  }

  @Override
  public String toString() {
    return name;
  }
}
