package cpor.local.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What lists show of a claim.
 *
 * @param held why its consent window is held, and since when; empty if it is not
 */
public record ListedClaim(
    String id,
    String status,
    String stage,
    String customer,
    String partner,
    String partnerReference,
    Instant updatedAt,
    Optional<Instant> dueAt,
    Optional<Instant> decisionDueAt,
    Optional<Held> held) {

  /** Why and since when. */
  public record Held(String reason, Instant since) {}

  /** From the summary that the table's indexes hold. */
  static ListedClaim of(JsonNode summary) {
    return new ListedClaim(
        summary.path("id").asText(),
        summary.path("status").asText(),
        summary.path("stage").asText(),
        summary
            .path("customer")
            .path("name")
            .asText(summary.path("customer").path("tenantId").asText()),
        summary.path("organisationName").asText(),
        summary.path("partnerReference").asText(""),
        Instant.parse(summary.path("updatedAt").asText()),
        time(summary.path("dueAt")),
        time(summary.path("decisionDueAt")),
        optional(
            summary.path("hold"),
            hold ->
                new Held(
                    hold.path("reason").asText(), Instant.parse(hold.path("since").asText()))));
  }

  private static Optional<Instant> time(JsonNode text) {
    return optional(text, time -> Instant.parse(time.asText()));
  }

  private static <T> Optional<T> optional(JsonNode value, Function<JsonNode, T> read) {
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(read.apply(value));
  }

  /** Whether reviewers are late: for the others a missed deadline is applied, and is none then. */
  public boolean isOverdueAt(Instant now) {
    return switch (stage) {
      case "SUBMITTED", "UNDER_REVIEW" ->
          Stream.of(dueAt, decisionDueAt).flatMap(Optional::stream).anyMatch(now::isAfter);
      default -> false;
    };
  }

  /** Whether id, customer or reference contain the words, however they are written. */
  public boolean matches(String words) {
    String sought = words.toLowerCase(Locale.ROOT);
    return Stream.of(id, customer, partner, partnerReference)
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(sought));
  }
}
