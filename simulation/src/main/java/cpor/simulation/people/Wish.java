package cpor.simulation.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wants done, once, however often it is asked for.
 *
 * @param name that the person goes by for this one wish, so that history tells whose doing it is
 * @param action as the rules call it
 * @param token of the customer's link, or null
 * @param requests each time that it was asked for
 */
public record Wish(
    String name,
    Role role,
    String person,
    String action,
    @Nullable String token,
    List<Request> requests) {

  /** Who may want something. */
  public enum Role {
    PARTNER,
    REVIEWER,
    CUSTOMER
  }

  public Wish(String name, Role role, String person, String action, @Nullable String token) {
    this(name, role, person, action, token, new ArrayList<>());
  }

  /** One time that it was asked for, and what came back. */
  public static final class Request {

    private final Instant sentAt;
    private final int eventsBefore;
    private @Nullable Answer answer;

    Request(Instant sentAt, int eventsBefore) {
      this.sentAt = sentAt;
      this.eventsBefore = eventsBefore;
    }

    public Instant sentAt() {
      return sentAt;
    }

    /** How many events the claim had when it was sent. */
    public int eventsBefore() {
      return eventsBefore;
    }

    /** Null while there is none, and for ever if it was lost. */
    public @Nullable Answer answer() {
      return answer;
    }

    void answered(Answer given) {
      answer = given;
    }
  }

  /** What came back. */
  public record Answer(Instant at, int status, @Nullable String etag, String body) {

    public boolean isAccepted() {
      return status >= 200 && status < 300;
    }

    /** Refused for good: it changed nothing. */
    public boolean isRefused() {
      return status >= 400 && status < 500;
    }
  }
}
