package cpor.local.mail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an accepted mail, as SES reports it later. */
public sealed interface MailOutcome {

  record Bounce(BounceType type) implements MailOutcome {}

  record Complaint() implements MailOutcome {}

  record Delivery() implements MailOutcome {}

  /** SES took it, found a virus in it and sent it to nobody. */
  record Reject() implements MailOutcome {}

  enum BounceType {
    PERMANENT("Permanent"),
    TRANSIENT("Transient"),
    UNDETERMINED("Undetermined");

    private final String word;

    BounceType(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /** Of an undetermined bounce SES knows no more than that. */
    String subType() {
      return this == UNDETERMINED ? word : "General";
    }

    /** What the recipient's server said. */
    Optional<String> status() {
      return switch (this) {
        case PERMANENT -> Optional.of("5.1.1");
        case TRANSIENT -> Optional.of("4.2.2");
        case UNDETERMINED -> Optional.empty();
      };
    }

    static BounceType of(@Nullable String word) {
      for (BounceType type : values()) {
        if (type.word.equals(word)) {
          return type;
        }
      }
      throw new IllegalArgumentException(
          "bounceType must be Permanent, Transient or Undetermined, but is " + word);
    }
  }

  /**
   * Reads the words that SES uses.
   *
   * @param type {@code Bounce}, {@code Complaint}, {@code Delivery} or {@code Reject}
   * @param bounceType {@code Permanent}, {@code Transient} or {@code Undetermined}; read for a
   *     bounce only
   * @throws IllegalArgumentException for any other word, saying which are known
   */
  public static MailOutcome of(@Nullable String type, @Nullable String bounceType) {
    return switch (type) {
      case "Bounce" -> new Bounce(BounceType.of(bounceType));
      case "Complaint" -> new Complaint();
      case "Delivery" -> new Delivery();
      case "Reject" -> new Reject();
      case null, default ->
          throw new IllegalArgumentException(
              "type must be Bounce, Complaint, Delivery or Reject, but is " + type);
    };
  }
}
