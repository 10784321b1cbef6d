package cpor.local.page;

import cpor.local.claims.ListedClaim;
import cpor.local.web.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What claims somebody looks for.
 *
 * @param words part of an id, of a customer's or partner's name, or of a reference; may be empty
 * @param status a status, {@code OVERDUE} or {@code HELD}; empty for all
 */
public record Search(String words, String status) {
  private static final String OVERDUE = "OVERDUE";
  private static final String HELD = "HELD";

  /** What can be chosen beside any status. */
  public static final List<String> STATUSES =
      List.of(
          "EDITING",
          "SUBMITTED",
          "UNDER_REVIEW",
          "PARTNER_ACTION_REQUIRED",
          "APPROVED",
          "REJECTED",
          OVERDUE,
          HELD);

  public static final Search OF_OVERDUE = new Search("", OVERDUE);
  public static final Search OF_HELD = new Search("", HELD);

  static Search of(Request request) {
    return new Search(first(request, "q").strip(), first(request, "status"));
  }

  /** The number of the page that is asked for; 1 if none is. */
  static int page(Request request) {
    String page = first(request, "page");
    return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
  }

  private static String first(Request request, String parameter) {
    return request.query().getOrDefault(parameter, List.of("")).getFirst();
  }

  List<ListedClaim> in(List<ListedClaim> claims, Instant now) {
    return claims.stream()
        .filter(claim -> isIn(claim, now))
        .filter(claim -> claim.matches(words))
        .toList();
  }

  private boolean isIn(ListedClaim claim, Instant now) {
    return switch (status) {
      case "" -> true;
      case OVERDUE -> claim.isOverdueAt(now);
      case HELD -> claim.held().isPresent();
      default -> claim.status().equals(status);
    };
  }

  /** What stands after the path to find the same again. */
  public String query() {
    return Map.of("q", words, "status", status).entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .map(
            parameter ->
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .sorted()
        .reduce("?", (query, parameter) -> query + parameter + "&");
  }
}
