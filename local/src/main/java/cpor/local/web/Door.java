package cpor.local.web;

/** Answers the requests below a path. */
@FunctionalInterface
public interface Door {
  Answer answer(Request request);
}
