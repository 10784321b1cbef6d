package cpor.simulation.rules;

/** A promise was not kept. */
public final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Promise promise;

  Broken(Promise promise, String what) {
    super("%s, but %s".formatted(promise.sentence(), what));
    this.promise = promise;
  }

  public Promise promise() {
    return promise;
  }

  /** Fails if something that was promised is not so. */
  static void unless(boolean kept, Promise promise, String otherwise) {
    if (!kept) {
      throw new Broken(promise, otherwise);
    }
  }
}
