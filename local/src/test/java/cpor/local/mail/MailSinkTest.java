package cpor.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.RunningServices;
import cpor.local.faults.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SesException;

/** Mail as the product sends it, through the endpoint, and as people read it. */
class MailSinkTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static RunningServices services;
  private static SesClient ses;

  @BeforeAll
  static void start() {
    services = new RunningServices();
    ses = services.clients().ses();
  }

  @AfterAll
  static void stop() {
    ses.close();
    services.close();
  }

  @AfterEach
  void empty() throws Exception {
    services.faults.endAll();
    services.outcomes.clear();
    assertThat(sentMail("DELETE", "").statusCode()).isEqualTo(204);
  }

  @Test
  void anAcceptedMailIsKeptWithItsTagsAndProductTime() {
    String id = send(request -> {});
    assertThat(services.mails.mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.id()).isEqualTo(id);
              assertThat(mail.source()).isEqualTo("CPOR Claims <claims@cpor.example>");
              assertThat(mail.to()).containsExactly("anna@contoso.example");
              assertThat(mail.cc()).containsExactly("bela@contoso.example");
              assertThat(mail.subject()).isEqualTo("Jóváhagyás & hozzájárulás");
              assertThat(mail.text()).isEqualTo("a=1&b=2\nőű");
              assertThat(mail.html()).isEqualTo("<p>őű</p>");
              assertThat(mail.configurationSet()).isEqualTo("claims");
              assertThat(mail.tags())
                  .containsExactly(
                      Map.entry("claim", "c1"),
                      Map.entry("kind", "CONSENT"),
                      Map.entry("notice", "4"));
              assertThat(mail.at()).isEqualTo(RunningServices.NOW);
            });
  }

  @Test
  void sentMailIsReadableInTheShapeOfLocalStack() throws Exception {
    String id = send(request -> {});
    assertThat(JSON.readTree(sentMail("GET", "").body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"messages": [{
                  "Id": "%s",
                  "Region": "eu-central-1",
                  "Source": "CPOR Claims <claims@cpor.example>",
                  "Destination": {
                    "ToAddresses": ["anna@contoso.example"],
                    "CcAddresses": ["bela@contoso.example"],
                    "BccAddresses": []},
                  "Subject": "Jóváhagyás & hozzájárulás",
                  "Body": {"text_part": "a=1&b=2\\nőű", "html_part": "<p>őű</p>"},
                  "Timestamp": "2026-11-23T08:00:00Z"}]}
                """
                    .formatted(id)));
  }

  @Test
  void aMailWithoutHtmlShowsNone() throws Exception {
    send(
        request ->
            request.message(
                message ->
                    message
                        .subject(subject -> subject.data("s"))
                        .body(body -> body.text(text -> text.data("t")))));
    assertThat(messages("").path(0).at("/Body/html_part").isNull()).isTrue();
  }

  @Test
  void sentMailCanBeAskedForBySenderOrId() throws Exception {
    String id = send(request -> request.source("lead@cpor.example"));
    send(request -> {});
    assertThat(messages("?email=lead%40cpor.example"))
        .extracting(message -> message.path("Id").asText())
        .containsExactly(id);
    assertThat(messages("?id=" + id)).hasSize(1);
    assertThat(messages("?email=nobody%40cpor.example")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jós@contoso.example", "Anna <jós@contoso.example>"})
  void aLocalPartThatIsNotAsciiIsRefused(String address) {
    assertRefused(
        400,
        "InvalidParameterValue",
        request -> request.destination(destination -> destination.toAddresses(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna@jó.example", "anna", "@contoso.example", "anna@"})
  void anAddressThatCannotBeMailedIsRefused(String address) {
    assertRefused(
        400,
        "InvalidParameterValue",
        request -> request.destination(destination -> destination.toAddresses(address)));
  }

  @Test
  void aMailWithoutASenderARecipientOrABodyIsRefused() {
    assertRefused(400, "ValidationError", request -> request.source(""));
    assertRefused(400, "ValidationError", request -> request.destination(destination -> {}));
    assertRefused(
        400,
        "ValidationError",
        request ->
            request.message(
                message -> message.subject(subject -> subject.data("s")).body(body -> {})));
  }

  @Test
  void aTagWithOtherCharactersThanSesAllowsIsRefused() {
    assertRefused(400, "InvalidParameterValue", request -> request.tags(tag("claim", "CLAIM#1")));
  }

  @ParameterizedTest
  @CsvSource({
    "mail-down, 503, ServiceUnavailable",
    "mail-throttled, 400, Throttling",
    "mail-refusing, 400, AccountSendingPausedException",
    "mail-sandbox, 400, MessageRejected",
  })
  void aBrokenSesAnswersAsSesDoes(String fault, int status, String code) {
    var _ = services.faults.begin(Map.of("fault", fault));

    assertRefused(status, code, request -> {});
    assertThatThrownBy(() -> send(_ -> {}))
        .isInstanceOfSatisfying(
            SesException.class,
            thrown ->
                assertThat(thrown.isThrottlingException()).isEqualTo(code.equals("Throttling")));
  }

  @Test
  void inTheSandboxTheSendersOwnDomainIsReachedAndOthersAreNamed() {
    var _ = services.faults.begin(new Fault.MailSandbox());

    assertThatExceptionOfType(MessageRejectedException.class)
        .isThrownBy(() -> send(_ -> {}))
        .withMessageContaining(
            "The following identities failed the check in region EU-CENTRAL-1:"
                + " anna@contoso.example, bela@contoso.example");
    assertThat(send(to("lead@cpor.example"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mail-bounces, Permanent, Bounce",
    "mail-bounces, Undetermined, Bounce",
    "mail-complains, , Delivery Complaint",
    "mail-unreported, , ",
  })
  void ofAMailToABrokenAddressIsReportedWhatTheFaultSays(
      String fault, @Nullable String bounceType, @Nullable String reported) {
    Map<String, String> words = new HashMap<>(Map.of("fault", fault, "address", "x@y.example"));
    if (bounceType != null) {
      words.put("bounceType", bounceType);
    }
    var _ = services.faults.begin(words);

    String _ = send(to("x@y.example"));
    assertThat(services.outcomes)
        .extracting(event -> event.at("/detail/eventType").asText())
        .containsExactly(reported == null ? new String[0] : reported.split(" "));
    services.outcomes.clear();
    String _ = send(to("z@y.example"));

    assertThat(services.outcomes)
        .extracting(event -> event.at("/detail/eventType").asText())
        .containsExactly("Delivery");
  }

  @Test
  void oneMailCanBeForgottenAlone() throws Exception {
    String first = send(_ -> {});
    String second = send(_ -> {});

    assertThat(sentMail("DELETE", "?id=" + first).statusCode()).isEqualTo(204);

    assertThat(messages("").findValuesAsText("Id")).containsExactly(second);
  }

  @ParameterizedTest
  @CsvSource({
    "Bounce, Permanent, Email Bounced, /bounce/bouncedRecipients/0/emailAddress",
    "Complaint, , Email Complaint Received, /complaint/complainedRecipients/0/emailAddress",
    "Delivery, , Email Delivered, /delivery/recipients/0",
    "Reject, , Email Rejected, /mail/destination/0"
  })
  void anOutcomeIsPublishedAsSesPublishesIt(
      String type, String bounceType, String detailType, String recipient) {
    String id = send(request -> {});
    services.outcomes.clear();
    services.mails.play(id, MailOutcome.of(type, bounceType));
    assertThat(services.outcomes)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("source").asText()).isEqualTo("aws.ses");
              assertThat(event.path("detail-type").asText()).isEqualTo(detailType);
              JsonNode detail = event.path("detail");
              assertThat(detail.path("eventType").asText()).isEqualTo(type);
              assertThat(detail.at("/mail/messageId").asText()).isEqualTo(id);
              assertThat(detail.at("/mail/tags/claim/0").asText()).isEqualTo("c1");
              assertThat(detail.at("/mail/tags/notice/0").asText()).isEqualTo("4");
              assertThat(detail.at("/mail/tags/ses:configuration-set/0").asText())
                  .isEqualTo("claims");
              assertThat(detail.at(recipient).asText()).isEqualTo("anna@contoso.example");
            });
  }

  @Test
  void theDeliveryOfAMailThatNamesAConfigurationSetIsReportedByItself() {
    String id = send(request -> {});
    send(request -> request.configurationSetName(null));

    assertThat(services.outcomes)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.at("/detail/eventType").asText()).isEqualTo("Delivery");
              assertThat(event.at("/detail/mail/messageId").asText()).isEqualTo(id);
            });
  }

  @Test
  void ofMailsToAnAddressThatIsNeverReportedOnlyWhatIsPlayedIsReported() {
    var _ = services.faults.begin(new Fault.MailUnreported("lost@contoso.example"));
    String id = send(to("lost@contoso.example"));
    assertThat(services.outcomes).isEmpty();

    services.mails.play(id, MailOutcome.of("Bounce", "Transient"));

    assertThat(services.outcomes).hasSize(1);
  }

  @Test
  void aBounceSaysWhetherItIsPermanent() {
    String id = send(request -> {});
    services.outcomes.clear();
    services.mails.play(id, MailOutcome.of("Bounce", "Transient"));
    services.mails.play(id, MailOutcome.of("Bounce", "Permanent"));
    services.mails.play(id, MailOutcome.of("Bounce", "Undetermined"));
    assertThat(services.outcomes)
        .extracting(event -> event.at("/detail/bounce/bounceType").asText())
        .containsExactly("Transient", "Permanent", "Undetermined");
    assertThat(services.outcomes)
        .extracting(event -> event.at("/detail/bounce/bouncedRecipients/0").has("status"))
        .containsExactly(true, true, false);
  }

  @Test
  void anOutcomeOfAnUnknownMailOrKindIsRefused() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> services.mails.play("none", new MailOutcome.Complaint()))
        .withMessageContaining("none");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> MailOutcome.of("Open", null))
        .withMessageContaining("Bounce, Complaint, Delivery or Reject");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> MailOutcome.of("Bounce", "Soft"))
        .withMessageContaining("Permanent, Transient or Undetermined");
  }

  private static void assertRefused(
      int status, String code, Consumer<SendEmailRequest.Builder> change) {
    assertThatExceptionOfType(SesException.class)
        .isThrownBy(() -> send(change))
        .satisfies(
            thrown -> {
              assertThat(thrown.statusCode()).isEqualTo(status);
              assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(code);
            });
    assertThat(services.mails.mails()).isEmpty();
  }

  private static String send(Consumer<SendEmailRequest.Builder> change) {
    var request =
        SendEmailRequest.builder()
            .source("CPOR Claims <claims@cpor.example>")
            .destination(
                destination ->
                    destination
                        .toAddresses("anna@contoso.example")
                        .ccAddresses("bela@contoso.example"))
            .message(
                message ->
                    message
                        .subject(subject -> subject.data("Jóváhagyás & hozzájárulás"))
                        .body(
                            body ->
                                body.text(text -> text.data("a=1&b=2\nőű"))
                                    .html(html -> html.data("<p>őű</p>"))))
            .configurationSetName("claims")
            .tags(tag("claim", "c1"), tag("kind", "CONSENT"), tag("notice", "4"));
    change.accept(request);
    return ses.sendEmail(request.build()).messageId();
  }

  private static Consumer<SendEmailRequest.Builder> to(String address) {
    return request -> request.destination(destination -> destination.toAddresses(address));
  }

  private static MessageTag tag(String name, String value) {
    return MessageTag.builder().name(name).value(value).build();
  }

  private static JsonNode messages(String query) throws Exception {
    return JSON.readTree(sentMail("GET", query).body()).path("messages");
  }

  private static HttpResponse<String> sentMail(String method, String query) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(services.web.uri() + "/_aws/ses" + query))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    }
  }
}
