package stepfunctions.definition;

import java.util.List;
import java.util.Optional;
import stepfunctions.jsonata.Template;

/** A state by its type, with what it was given and nothing else. */
public sealed interface State {

  String name();

  /** A state that can fail for reasons outside the machine, and says what to do then. */
  sealed interface Fallible extends State {
    List<Retrier> retriers();

    List<Catcher> catchers();
  }

  record Task(
      String name,
      Resource resource,
      Optional<Template> arguments,
      Optional<Template> timeoutSeconds,
      Exit exit,
      List<Retrier> retriers,
      List<Catcher> catchers)
      implements Fallible {}

  record Parallel(
      String name,
      List<Graph> branches,
      Optional<Template> arguments,
      Exit exit,
      List<Retrier> retriers,
      List<Catcher> catchers)
      implements Fallible {}

  /**
   * A state that goes one way or another.
   *
   * @param otherwise where to go if no rule matches
   */
  record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {

    public record Rule(Template condition, Exit exit) {}
  }

  record Wait(String name, Until until, Exit exit) implements State {

    public sealed interface Until {
      record Seconds(Template seconds) implements Until {}

      record Timestamp(Template timestamp) implements Until {}
    }
  }

  record Pass(String name, Exit exit) implements State {}

  record Succeed(String name, Optional<Template> output) implements State {}

  record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {}
}
