package cpor.local.mail;

import org.jspecify.annotations.Nullable;

/** What became of an accepted mail, as SES reports it later. */
public sealed interface MailOutcome {

  record Bounce(BounceType type) implements MailOutcome {}

  record Complaint() implements MailOutcome {}

  record Delivery() implements MailOutcome {}

  enum BounceType {
    PERMANENT("Permanent"),
    TRANSIENT("Transient");

    private final String word;

    BounceType(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static BounceType of(@Nullable String word) {
      for (BounceType type : values()) {
        if (type.word.equals(word)) {
          return type;
        }
      }
      throw new IllegalArgumentException(
          "bounceType must be Permanent or Transient, but is " + word);
    }
  }

  /**
   * Reads the words that SES uses.
   *
   * @param type {@code Bounce}, {@code Complaint} or {@code Delivery}
   * @param bounceType {@code Permanent} or {@code Transient}; read for a bounce only
   * @throws IllegalArgumentException for any other word, saying which are known
   */
  public static MailOutcome of(@Nullable String type, @Nullable String bounceType) {
    return switch (type) {
      case "Bounce" -> new Bounce(BounceType.of(bounceType));
      case "Complaint" -> new Complaint();
      case "Delivery" -> new Delivery();
      case null, default ->
          throw new IllegalArgumentException(
              "type must be Bounce, Complaint or Delivery, but is " + type);
    };
  }
}
