package cpor.simulation.cloud;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the mail service took.
 *
 * @param claimId of the claim that it is about; null if it is a digest
 * @param sequence the stage sequence of its notice
 */
public record Mail(
    String id,
    @Nullable String claimId,
    String kind,
    int sequence,
    int occurrence,
    String to,
    String text,
    Instant takenAt,
    Invocation sender) {

  private static final Pattern LINK = Pattern.compile("(?m)^https://\\S+/consent/(\\S+)$");

  /** The secret of the opt-out link in it. */
  public Optional<String> token() {
    Matcher link = LINK.matcher(text);
    return link.find() ? Optional.of(link.group(1)) : Optional.empty();
  }

  /** The notice that it carries, as it is told apart from the claim's others. */
  public String notice() {
    return sequence + "#" + kind + "#" + occurrence;
  }
}
