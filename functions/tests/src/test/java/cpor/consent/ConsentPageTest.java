package cpor.consent;

import static cpor.story.ClaimScenario.periods;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimApprovedInADispute;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Rejection.RejectionReason;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.handler.ConsentPage;
import cpor.http.Answer;
import cpor.http.Call;
import cpor.story.ClaimScenario;
import cpor.table.Table;
import cpor.table.notices.ConsentLinks;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class ConsentPageTest {

  private static final String ROUTE = " /consent/{token}";

  private final FakeCloud cloud = new FakeCloud();
  private final ConsentPage page = new ConsentPage(cloud);

  private Call call(String method, String token) {
    return new Call(cloud, page, Map.of(), method + ROUTE, token);
  }

  private Answer press(String token, String reason) {
    return post(token, "reason=" + URLEncoder.encode(reason, UTF_8));
  }

  private Answer post(String token, String form) {
    return call("POST", token)
        .body("application/x-www-form-urlencoded", form.getBytes(UTF_8))
        .send();
  }

  /** A link as the current notice of the claim brings it. */
  private String link(ClaimScenario claim) {
    return new ConsentLinks(new Table(cloud.dynamoDb(), cloud.table()), cloud::random)
        .create(ClaimScenario.ID, claim.consent().noticeSequence(), cloud.clock().instant());
  }

  private String nowhere() {
    return call("GET", "A".repeat(43)).send().text();
  }

  @Test
  void openingTheLinkAsksAndChangesNothing() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);
    int events = claim.claim().counters().events();
    for (String method : List.of("GET", "HEAD", "GET")) {
      assertThat(call(method, token).send().status()).isEqualTo(200);
    }
    assertThat(claim.claim().counters().events()).isEqualTo(events);
    assertThat(call("GET", token).send().text()).contains("<form").contains("lang=\"hu\"");
    assertThat(call("HEAD", token).send().text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7d  | until Sunday, 12 September 2027, 24:00 (Budapest)",
        "5bd | until Friday, 10 September 2027, 24:00 (Budapest)",
      })
  void aWindowThatEndsAtMidnightEndsWithTheDayBefore(String window, String until) {
    ClaimScenario claim =
        aDraft()
            .withPeriods(periods("5bd", "5bd", "10bd", "5bd", window, "30d", "5bd", "1bd", "5d"))
            // a Monday's first moment
            .at("2027-09-06T00:00")
            .and(
                PARTNER.submits(),
                REVIEWER.startsTheReview(),
                REVIEWER.approves(),
                theNoticeIsHandedOver());
    String token = link(claim.in(cloud));

    assertThat(call("GET", token).query("lang", "en").send().text()).contains(until);
  }

  @Test
  void theReaderMayChooseTheLanguage() {
    String token = link(anApprovedClaim().in(cloud));
    assertThat(call("GET", token).query("lang", "en").send().text())
        .contains("lang=\"en\"")
        .contains("Decline the claim");
    assertThat(call("GET", token).query("lang", "xx").send().text()).contains("lang=\"hu\"");
  }

  @Test
  void theOtherLanguageKeepsWhatWasTypedAndDeclinesNothing() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);

    Answer english = post(token, "lang=hu&reason=Nem+%26+nem.&switch=en");
    Answer hungarian = post(token, "lang=en&reason=Nem+%26+nem.&switch=hu");

    assertThat(english.status()).isEqualTo(200);
    assertThat(english.text())
        .contains("<html lang=\"en\">", "Decline the claim", ">Nem &amp; nem.</textarea>");
    assertThat(hungarian.text())
        .contains("<html lang=\"hu\">", "Az igény elutasítása", ">Nem &amp; nem.</textarea>");
    claim.thenStage(StageName.CONSENT_WINDOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"switch=", "switch=xx", "reason=no&switch=en", "switch=hu&switch=en"})
  void whateverItIsTheButtonOfTheOtherLanguageDeclinesNothing(String form) {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    Answer answer = post(link(claim), form);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("<form");
    claim.thenStage(StageName.CONSENT_WINDOW);
    assertThat(post("unknown", form).text()).isEqualTo(nowhere());
  }

  @Test
  void theAnswerIsInTheLanguageOfThePageThatWasAnswered() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    Answer answer =
        call("POST", link(claim))
            .query("lang", "hu")
            .body("application/x-www-form-urlencoded", "lang=en&reason=".getBytes(UTF_8))
            .send();
    assertThat(answer.text()).contains("You declined the claim");
  }

  @Test
  void whoDeclinesForGoodIsPromisedNoOtherQuestion() {
    ClaimScenario claim = aClaimApprovedInADispute().in(cloud);
    String token = link(claim);
    String asked = call("GET", token).query("lang", "en").send().text();
    String declined = post(token, "lang=en").text();
    String again = call("GET", token).query("lang", "en").send().text();
    assertThat(asked).contains("for good");
    assertThat(List.of(asked, declined, again)).noneMatch(page -> page.contains("ask you again"));
  }

  @Test
  void whoDeclinesAtFirstMayBeAskedAgain() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);
    String asked = call("GET", token).query("lang", "en").send().text();
    String declined = post(token, "lang=en").text();
    String again = call("GET", token).query("lang", "en").send().text();
    assertThat(List.of(asked, declined, again)).allMatch(page -> page.contains("ask you again"));
  }

  @Test
  void whileNoTimeLimitRunsNobodyIsToldThatThereIsNothingToDo() {
    String token = link(aHeldClaim().in(cloud));
    assertThat(call("GET", token).query("lang", "en").send().text())
        .contains("not answering does not count as consent")
        .doesNotContain("need do nothing", "until Monday");
  }

  @Test
  void everyPageIsKeptBySomebodyElseNowhereAndRunsNothing() {
    String token = link(anApprovedClaim().in(cloud));
    for (Answer answer : List.of(call("GET", token).send(), call("GET", "unknown").send())) {
      assertThat(answer.headers())
          .containsEntry("content-type", "text/html; charset=utf-8")
          .containsEntry("cache-control", "no-store")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("x-content-type-options", "nosniff");
      assertThat(answer.headers().get("content-security-policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'sha256-")
          .doesNotContain("unsafe");
      assertThat(answer.text()).doesNotContain("<script").doesNotContain("http://");
    }
  }

  @Test
  void pressingTheButtonDeclinesBeforeTheAnswer() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    Answer answer = press(link(claim), "Nem ismerjük.\r\nSoha nem is.");
    assertThat(answer.status()).isEqualTo(200);
    claim.thenStage(StageName.DISPUTE_PERIOD);
    claim.thenRejectedFor(RejectionReason.CUSTOMER_DECLINED);
    assertThat(claim.consent().declineReason()).isEqualTo("Nem ismerjük.\nSoha nem is.");
  }

  @Test
  void theLinkDeclinesFromTheMomentThatItExists() {
    ClaimScenario claim = anApprovedClaim().in(cloud);
    assertThat(press(link(claim), "").status()).isEqualTo(200);
    claim.thenStage(StageName.DISPUTE_PERIOD);
    assertThat(claim.consent().declineReason()).isNull();
  }

  @Test
  void aLinkThatDeclinedSaysSoForNinetyDays() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);
    press(token, "no");
    int events = claim.claim().counters().events();
    cloud.clock().advance(Duration.ofDays(90).minusSeconds(1));
    assertThat(press(token, "no").status()).isEqualTo(200);
    assertThat(call("GET", token).query("lang", "en").send().text()).contains("already declined");
    assertThat(claim.claim().counters().events()).isEqualTo(events);
    cloud.clock().advance(Duration.ofSeconds(1));
    assertThat(call("GET", token).send().status()).isEqualTo(404);
  }

  @Test
  void everyLinkOfTheCurrentNoticeWorksAndOlderOnesAreDead() {
    ClaimScenario claim = anApprovedClaim().in(cloud);
    String older = link(claim);
    claim.and(theNoticeIsHandedOver(), REVIEWER.resendsTheNotice());
    String first = link(claim);
    String second = link(claim);
    assertThat(call("GET", older).send().text()).isEqualTo(nowhere());
    assertThat(press(older, "").status()).isEqualTo(404);
    claim.thenStage(StageName.CONSENT_WINDOW);
    assertThat(call("GET", first).send().status()).isEqualTo(200);
    assertThat(press(second, "").status()).isEqualTo(200);
    assertThat(call("GET", first).send().text()).isEqualTo(nowhere());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "..%2f", "é", "a b", "x"})
  void everythingElseIsTheSamePage(String token) {
    for (String method : List.of("GET", "POST")) {
      Answer answer = call(method, token).send();
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text()).isEqualTo(nowhere());
      assertThat(answer.headers()).isEqualTo(call("GET", "A".repeat(43)).send().headers());
    }
    Answer deeper =
        new Call(cloud, page, Map.of(), "ANY /consent/{proxy+}", "some/path/" + token).send();
    assertThat(deeper.text()).isEqualTo(nowhere());
  }

  @Test
  void noTokenAndNoFormWhateverTheyAreDoAnythingElse() {
    String nowhere = nowhere();
    Random random = new Random(17);
    for (int i = 0; i < Integer.getInteger("jqwik.tries.default", 200); i++) {
      String token = text(random, 60) + "-";
      byte[] form = text(random, 30).getBytes(UTF_8);
      assertThat(call("GET", token).send().text()).as(token).isEqualTo(nowhere);
      assertThat(call("POST", token).body("application/x-www-form-urlencoded", form).send().text())
          .as(token)
          .isEqualTo(nowhere);
    }
  }

  private static String text(Random random, int longest) {
    String alphabet = "reason=&%+zA0_-#/.\u0000\néű€";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void noReasonStandsInTheWayOfDeclining() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    assertThat(press(link(claim), "é\u0007".repeat(5000)).status()).isEqualTo(200);
    assertThat(Objects.requireNonNull(claim.consent().declineReason())).hasSize(4000);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, {}",
    "text/plain, reason=no",
    "multipart/form-data; boundary=x, --x--",
    "'', reason=no",
    "application/x-www-form-urlencoded; charset=utf-16, reason=no",
    "application/x-www-form-urlencoded, List-Unsubscribe=One-Click",
  })
  void whatNoButtonSendsDeclinesNothing(String contentType, String body) {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);
    Answer answer = call("POST", token).body(contentType, body.getBytes(UTF_8)).send();
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.headers())
        .containsEntry("accept", "application/x-www-form-urlencoded")
        .containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(answer.text()).contains("Nothing was changed").contains("Semmi sem változott");
    claim.thenStage(StageName.CONSENT_WINDOW);
    assertThat(call("POST", "unknown").body(contentType, body.getBytes(UTF_8)).send().text())
        .isEqualTo(nowhere());
  }

  @Test
  void aCompressedFormDeclinesNothing() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    Answer answer =
        call("POST", link(claim))
            .header("content-encoding", "gzip")
            .body("application/x-www-form-urlencoded", new byte[] {31})
            .send();
    assertThat(answer.status()).isEqualTo(415);
    claim.thenStage(StageName.CONSENT_WINDOW);
  }

  @Test
  void anAbsentBodyDeclines() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    assertThat(call("POST", link(claim)).send().status()).isEqualTo(200);
    claim.thenStage(StageName.DISPUTE_PERIOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reason=%zz", "x", "&&==", "reason=%F0%9F", "reason=%E3%85%A4", "{\"reason\": 1}"})
  void aFormThatCannotBeReadDeclinesWithoutAReason(String form) {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    Answer answer =
        call("POST", link(claim))
            .body("application/x-www-form-urlencoded; charset=UTF-8", form.getBytes(UTF_8))
            .send();
    assertThat(answer.status()).isEqualTo(200);
    claim.thenStage(StageName.DISPUTE_PERIOD);
  }

  @Test
  void theClickBeforeTheWindowsEndIsAppliedWins() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);
    cloud.clock().advance(Duration.ofDays(8));
    assertThat(press(token, "").status()).isEqualTo(200);
    claim.thenStage(StageName.DISPUTE_PERIOD);
  }

  @Test
  void theClickThatComesAfterTheEndWasAppliedFindsTheLinkDead() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);
    cloud.clock().advance(Duration.ofDays(8));
    cloud
        .dynamoDb()
        .before(TransactWriteItemsRequest.class, () -> claim.and(theDeadlineIsApplied()));
    assertThat(press(token, "").status()).isEqualTo(404);
    claim.thenStage(StageName.ASSOCIATED);
  }

  @Test
  void theSecondOfTwoClicksAtOnceIsToldThatTheFirstDeclined() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);
    Runnable beforeTheLinkIsRead = () -> {};
    Runnable beforeTheClaimIsRead = () -> assertThat(press(token, "first").status()).isEqualTo(200);
    cloud.dynamoDb().before(GetItemRequest.class, beforeTheLinkIsRead);
    cloud.dynamoDb().before(GetItemRequest.class, beforeTheClaimIsRead);
    Answer second = press(token, "second");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text()).isEqualTo(call("GET", token).send().text());
    assertThat(claim.consent().declineReason()).isEqualTo("first");
  }

  @Test
  void contentionThatLastsAsksToTryAgainAndRecordsNothing() {
    ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
    String token = link(claim);
    for (int i = 0; i < 5; i++) {
      cloud
          .dynamoDb()
          .before(
              TransactWriteItemsRequest.class,
              () -> {
                throw TransactionCanceledException.builder()
                    .cancellationReasons(
                        CancellationReason.builder().code("TransactionConflict").build(),
                        CancellationReason.builder().code("None").build())
                    .build();
              });
    }
    Answer answer = press(token, "");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("retry-after", "60");
    assertThat(answer.text()).contains("try again").contains("próbálja újra");
    claim.thenStage(StageName.CONSENT_WINDOW);
  }

  @Test
  void noLogKnowsAToken() {
    String token = link(anApprovedClaim().in(cloud));
    press(token, "because");
    call("GET", "unknown").send();
    assertThat(cloud.logged()).isEmpty();
    assertThat(cloud.written())
        .contains("POST /consent/{token}", "claim-1")
        .doesNotContain(token, "unknown", "because");
  }
}
