package cpor.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One claim as it is stored: the snapshot, its events, comments, notices and doorbell. */
final class ClaimPage {
  private final String path;
  private final ClaimItems items;

  ClaimPage(String path, ClaimItems items) {
    this.path = path;
    this.items = items;
  }

  Optional<String> html(String claimId) {
    List<JsonNode> stored = items.of(claimId);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Html.page(
            "Claim " + claimId,
            "<p>%s · %s</p>%s"
                .formatted(
                    Html.link(path, "Back to the overview"),
                    Html.link(path + "/executions/" + claimId, "Its execution"),
                    Html.table(
                        List.of("Item", "What", "Stored"),
                        stored.stream().map(ClaimPage::item).toList()))));
  }

  private static List<String> item(JsonNode item) {
    String what = item.path("type").asText(item.path("stage").asText(""));
    return Html.row(
        Html.text(item.path("sk").asText()),
        Html.text(what),
        "<details><summary>show</summary><pre>"
            + Html.text(item.toPrettyString())
            + "</pre></details>");
  }
}
