package cpor.api;

import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import cpor.http.Call;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages of lists are linked, and claims as the rows of a table. */
class ListFormsTest {

  private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");
  private static final String CSV = "text/csv; charset=utf-8; header=present";

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims claims = new FiledClaims(cloud, gateway);

  @Test
  void everyListLinksItsNextPageAndTheLastNone() {
    String id = claims.submitted();
    claims.submitted();
    for (int i = 0; i < 2; i++) {
      gateway.as(PARTNER, "POST /claims/{id}/comments", id).body("{\"text\": \"Yes.\"}").send();
    }
    for (String list : List.of("GET /claims", "GET /claims/{id}/comments")) {
      linksItsNextPage(PARTNER, list, id);
    }
    for (String list : List.of("GET /reviews", "GET /reviews/{id}/history")) {
      linksItsNextPage(REVIEWER, list, id);
    }
  }

  private void linksItsNextPage(Map<String, String> token, String route, String id) {
    Answer page = gateway.as(token, route, id).query("limit", "1").send();
    assertThat(page.text()).contains("nextCursor");
    int pages = 1;
    while (page.headers().containsKey("link")) {
      URI next = next(page);
      assertThat(next.toString()).startsWith(route.substring(4).replace("{id}", id) + "?cursor=");
      Call call = gateway.as(token, route, id);
      parameters(next).forEach(call::query);
      page = call.send();
      pages++;
    }
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).doesNotContain("nextCursor");
    assertThat(pages).as(route).isGreaterThan(1);
  }

  @Test
  void aLinkKeepsTheFiltersAndWhatIsOddInThem() {
    claims.draft();
    claims.draft();
    Answer page =
        gateway
            .as(PARTNER, "GET /claims")
            .query("limit", "1")
            .query("updatedSince", "2026-01-01T00:00:00+01:00")
            .send();

    assertThat(next(page).getRawQuery())
        .contains("limit=1", "updatedSince=2026-01-01T00%3A00%3A00%2B01%3A00");
  }

  @Test
  void aTableHasARowForEachClaimOfThePage() {
    gateway
        .as(PARTNER, "POST /claims")
        .body(FiledClaims.COMPLETE.replace("Contoso Kft.", "=HYPERLINK(1), Őri Kft."))
        .send();
    cloud.clock().advance(Duration.ofSeconds(1));
    String submitted = claims.submitted();
    Answer page =
        gateway.as(PARTNER, "GET /claims").header("accept", "text/csv").query("limit", "1").send();
    assertThat(page.headers()).containsEntry("content-type", CSV).containsEntry("vary", "accept");
    assertThat(page.text())
        .startsWith("\ufeffid,status,stage,version,customer.tenantId,customer.name,")
        .contains("\r\n" + submitted + ",SUBMITTED,SUBMITTED,", ",2026-11-30T09:00:01Z,REVIEWER,")
        .endsWith("\r\n");
    assertThat(page.text().lines()).hasSize(2);

    Call call = gateway.as(PARTNER, "GET /claims").header("accept", "text/csv");
    parameters(next(page)).forEach(call::query);
    Answer next = call.send();

    assertThat(next.headers()).containsEntry("content-type", CSV);
    assertThat(next.text()).contains(",\"'=HYPERLINK(1), Őri Kft.\",contoso.hu,4567890,");
  }

  @Test
  void aReviewersListIsATableToo() {
    claims.submitted();
    Answer page = gateway.as(REVIEWER, "GET /reviews").header("accept", "text/csv").send();
    assertThat(page.headers()).containsEntry("content-type", CSV);
    assertThat(page.text().lines()).hasSize(2);
  }

  @Test
  void everyFieldOfASummaryIsAColumn() {
    claims.submitted();
    Answer json = gateway.as(REVIEWER, "GET /reviews").send();
    Answer table = gateway.as(REVIEWER, "GET /reviews").header("accept", "text/csv").send();
    List<String> paths = new ArrayList<>();
    ((Map<?, ?>) Objects.requireNonNull(json.at("items.0")))
        .forEach(
            (field, value) -> {
              if (value instanceof Map<?, ?> object) {
                object.keySet().forEach(part -> paths.add(field + "." + part));
              } else {
                paths.add(String.valueOf(field));
              }
            });
    assertThat(table.text().substring(1).lines().findFirst().orElseThrow().split(",", -1))
        .containsExactlyElementsOf(paths);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/json, text/csv", "image/png"})
  void whoDoesNotPreferATableGetsJson(String accept) {
    Answer page = gateway.as(PARTNER, "GET /claims").header("accept", accept).send();
    assertThat(page.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("vary", "accept");
  }

  @Test
  void whatIsWrongIsAProblemForATableToo() {
    Answer refused =
        gateway.as(PARTNER, "GET /claims").header("accept", "text/csv").query("limit", "0").send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.headers()).containsEntry("content-type", "application/problem+json");
  }

  private static URI next(Answer page) {
    Matcher link = NEXT.matcher(Objects.requireNonNull(page.headers().get("link")));
    assertThat(link.matches()).isTrue();
    return URI.create(link.group(1));
  }

  private static Map<String, String> parameters(URI address) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : address.getRawQuery().split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }
}
