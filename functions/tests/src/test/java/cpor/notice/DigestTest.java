package cpor.notice;

import static cpor.story.ClaimScenario.budapest;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aDisputedClaim;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.cloud.FakeCloud;
import cpor.cloud.FakeSes.Sent;
import cpor.handler.Digest;
import cpor.story.ClaimScenario;
import cpor.story.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** The claims are of Monday, 23 November 2026, 10:00, unless they say otherwise. */
class DigestTest {

  private final FakeCloud cloud = new FakeCloud();
  private final Digest digest = new Digest(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(String.join("\n", cloud.logged())).doesNotContain(Person.PERSONAL);
  }

  @Nested
  class ItTells {
    @Test
    void theLeadHowManyClaimsAreOverdueAndHeld() {
      in(aSubmittedClaim().as("late"));
      in(aDisputedClaim().as("disputed"));
      in(aHeldClaim().as("held"));
      in(aClaimWaitingForThePartner().as("the-partners-turn"));

      Sent mail = onlyMailOf("2026-12-01T08:00");

      assertThat(mail.to()).isEqualTo("lead@programme.example");
      assertThat(mail.kind()).isEqualTo("DIGEST");
      assertThat(mail.subject()).isEqualTo("Digest: 2 overdue, 1 on hold");
      assertThat(mail.text())
          .contains("https://portal.example/claims/late")
          .contains("https://portal.example/claims/disputed")
          .contains("https://portal.example/claims/held")
          .doesNotContain("the-partners-turn");
    }

    @Test
    void whichTimesWereMissed() {
      in(aSubmittedClaim().as("both"));
      in(
          aSubmittedClaim()
              .as("only-the-decision")
              .at("2026-12-07T09:59")
              .and(REVIEWER.startsTheReview()));

      assertThat(onlyMailOf("2026-12-08T08:00").text())
          .contains(
              "Submitted, not yet under review. Review due since Monday, 30 November 2026, 10:00"
                  + " (Budapest). Decision due since Monday, 7 December 2026, 10:00 (Budapest)."
                  + " Claim both.")
          .contains(
              "Under review. Decision due since Monday, 7 December 2026, 10:00 (Budapest). Claim"
                  + " only-the-decision.");
    }

    @Test
    void theEndOfABusinessDayAsItsMidnight() {
      // a Saturday: five business days from Monday on
      in(aDraft().as("late").at("2026-11-28T10:00").and(PARTNER.submits()));

      assertThat(onlyMailOf("2026-12-07T08:00").text())
          .contains("Review due since Friday, 4 December 2026, 24:00 (Budapest).");
    }

    @Test
    void whyAndSinceWhenAWindowIsHeld() {
      in(aHeldClaim().as("held"));

      assertThat(onlyMailOf("2026-11-24T08:00").text())
          .contains("the address does not exist or refuses mail.")
          .contains("On hold since Monday, 23 November 2026, 10:00 (Budapest). Claim held.");
    }

    @Test
    void theOrganisationsButNoPerson() {
      in(aSubmittedClaim().as("late"));
      in(aHeldClaim().as("held"));

      Sent mail = onlyMailOf("2026-12-01T08:00");

      assertThat(mail.subject() + mail.text() + mail.html())
          .contains("Contoso Kft.", Person.LEGAL_NAME)
          .doesNotContain(Person.PERSONAL);
    }
  }

  @Nested
  class ItIsSent {
    @Test
    void onceADay() {
      in(aHeldClaim());

      assertThat(mailsOf("2026-11-24T08:00")).hasSize(1);
      assertThat(mailsOf("2026-11-24T09:00")).isEmpty();
      assertThat(mailsOf("2026-11-24T23:00")).isEmpty();
      assertThat(mailsOf("2026-11-25T08:00")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28T08:00", "2026-11-29T08:00", "2026-12-24T08:00"})
    void notOnADayOff(String weekendOrHoliday) {
      in(aHeldClaim());

      assertThat(mailsOf(weekendOrHoliday)).isEmpty();
    }

    @Test
    void onASaturdayThatIsWorked() {
      in(aHeldClaim());

      assertThat(mailsOf("2026-08-08T08:00")).hasSize(1);
    }

    @Test
    void notWhenThereIsNothingToTellNorLaterThatDay() {
      in(aClaimUnderReview());

      assertThat(mailsOf("2026-11-30T08:00")).isEmpty();
      assertThat(mailsOf("2026-11-30T12:00")).isEmpty();
      assertThat(mailsOf("2026-12-01T08:00")).hasSize(1);
    }

    @Test
    void anHourLaterIfItFailed() {
      in(aHeldClaim());
      cloud.ses().failNext(503, "ServiceUnavailable");

      assertThatThrownBy(() -> mailsOf("2026-11-24T08:00")).isInstanceOf(MailUnavailable.class);

      assertThat(mailsOf("2026-11-24T09:00")).hasSize(1);
    }

    @Test
    void againIfNobodyCouldKeepThatItWas() {
      in(aHeldClaim());
      cloud
          .dynamoDb()
          .before(
              PutItemRequest.class,
              () -> {
                throw new StackOverflowError("the function dies");
              });

      assertThatThrownBy(() -> mailsOf("2026-11-24T08:00")).isInstanceOf(StackOverflowError.class);

      assertThat(mailsOf("2026-11-24T09:00")).hasSize(2);
    }
  }

  private void in(ClaimScenario claim) {
    var _ = claim.in(cloud.undisturbedTable());
  }

  private Sent onlyMailOf(String time) {
    List<Sent> mails = mailsOf(time);
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }

  /** What is sent when the digest is called then, and what was sent before and not looked at. */
  private List<Sent> mailsOf(String time) {
    cloud.clock().set(budapest(time));
    cloud.invoke(digest, "{}");
    return cloud.ses().takeSent();
  }
}
