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

  /**
   * From the claim's snapshot in the table.
   *
   * @param item without DynamoDB's types; the reviewers' queue has a summary of what waits for them
   */
  static ListedClaim of(JsonNode item) {
    JsonNode document = item.path("document");
    JsonNode customer = document.path("details").path("customer");
    JsonNode summary = item.path("summary");
    String stage = item.path("stage").asText();
    return new ListedClaim(
        document.path("id").asText(),
        status(stage),
        stage,
        customer.path("name").asText(customer.path("tenantId").asText()),
        document.path("organisationName").asText(),
        document.path("details").path("partnerReference").asText(""),
        Instant.parse(document.path("times").path("updatedAt").asText()),
        time(item.path("dueAt")),
        time(summary.path("decisionDueAt")),
        optional(
            summary.path("hold"),
            hold ->
                new Held(
                    hold.path("reason").asText(), Instant.parse(hold.path("since").asText()))));
  }

  private static String status(String stage) {
    return switch (stage) {
      case "CONSENT_WINDOW", "ASSOCIATED" -> "APPROVED";
      case "DISPUTE_PERIOD", "CLOSED" -> "REJECTED";
      default -> stage;
    };
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
