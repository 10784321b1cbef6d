package cpor.api;

import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.handler.AskCustomer;
import cpor.handler.ConsentPage;
import cpor.http.Answer;
import cpor.http.Call;
import cpor.table.ItemSize;
import cpor.table.Keys;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * All that the contract permits, in characters of four bytes: DynamoDB takes items of 400 KB
 * (developer guide, "Quotas in Amazon DynamoDB").
 */
class LargestClaimTest {

  private static final int LARGEST_ITEM = 400 * 1024;
  private static final String LINE = "𐍈".repeat(200);
  private static final String TEXT = "𐍈".repeat(4000);
  private static final String COMMENT = "{\"comment\": \"%s\"}".formatted(TEXT);

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims filed = new FiledClaims(cloud, gateway);

  @Test
  void theLargestClaimLivesItsLife() {
    String id = ok(gateway.as(PARTNER, "POST /claims").body(details())).textAt("id");
    for (int document = 0; document < 20; document++) {
      String evidence = ok(partner("evidence", id).body(document())).textAt("evidence.id");
      if (document == 0) {
        filed.upload(id, evidence);
      }
    }
    ok(partner("comments", id).body("{\"text\": \"%s\"}".formatted(TEXT)));
    ok(partner("submit", id));
    ok(reviewer("start", id));
    ok(reviewer("approve", id).body(COMMENT));
    decline(id);
    ok(partner("dispute", id).body("{\"justification\": \"%s\"}".formatted(TEXT)));
    ok(reviewer("request-action", id).body(withReasons("DATES_MISSING_OR_OLD")));
    ok(partner("resubmit", id).body(COMMENT));
    Answer end = ok(reviewer("reject", id).body(withReasons("POE_INSUFFICIENT")));

    assertThat(end.at("stage")).isEqualTo("CLOSED");
    assertThat(largestItem())
        .as("half of it is room for what may come")
        .isBetween(100 * 1024, LARGEST_ITEM / 2);
  }

  private Call partner(String action, String id) {
    return gateway.as(PARTNER, "POST /claims/{id}/" + action, id);
  }

  private Call reviewer(String action, String id) {
    return gateway.as(REVIEWER, "POST /reviews/{id}/" + action, id);
  }

  private void decline(String id) {
    long sequence =
        cloud.undisturbedTable().get(Keys.claim(id)).orElseThrow().number("stageSequence");
    cloud.invoke(
        new AskCustomer(cloud),
        "{\"claimId\": \"%s\", \"stageSequence\": %d}".formatted(id, sequence));
    String token = cloud.ses().sent().getLast().token();
    String reason = "reason=" + URLEncoder.encode(TEXT, UTF_8);
    ok(
        new Call(cloud, new ConsentPage(cloud), Map.of(), "POST /consent/{token}", token)
            .body("application/x-www-form-urlencoded", reason.getBytes(UTF_8)));
  }

  private static Answer ok(Call call) {
    Answer answer = call.send();
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    return answer;
  }

  private static String details() {
    String products =
        IntStream.range(0, 20)
            .mapToObj(_ -> "{\"name\": \"%s\", \"subscriptionId\": \"%s\"}")
            .map(product -> product.formatted(LINE, "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11"))
            .collect(Collectors.joining(", "));
    String label = "a".repeat(60) + ".";
    String domain = label.repeat(3) + "contoso.example";
    return """
    {"customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11", "name": "%1$s", "domain": "%2$s"},
     "partner": {"partnerId": "4567890"},
     "solutionArea": "BUSINESS_APPLICATIONS", "activity": "REVENUE_ASSOCIATION", "products": [%3$s],
     "customerContact": {"name": "%1$s", "title": "%1$s", "email": "anna@%2$s", "language": "hu"},
     "partnerContact": {"name": "%1$s", "email": "peter@%4$s.fabrikam.example", "language": "en"},
     "partnerReference": "%1$s"}
    """
        .formatted(LINE, domain, products, "b".repeat(60));
  }

  private static String document() {
    return FiledClaims.declaration("𐍈".repeat(196) + ".pdf")
        .replace("{", "{\"description\": \"%s\", ".formatted("𐍈".repeat(1000)));
  }

  private static String withReasons(String reason) {
    return "{\"reasons\": [\"%s\"], \"comment\": \"%s\"}".formatted(reason, TEXT);
  }

  private int largestItem() {
    return cloud
        .undisturbedDynamoDb()
        .scanPaginator(scan -> scan.tableName(cloud.table()))
        .items()
        .stream()
        .mapToInt(ItemSize::of)
        .max()
        .orElseThrow();
  }
}
