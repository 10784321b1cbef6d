package cpor.simulation.schedule;

/** A strand goes no further: its surroundings have gone away under it. */
public final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed", null, false, false);
  }
}
