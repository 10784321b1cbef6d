package cpor.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Document;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.MailReport;
import cpor.acceptance.world.World;
import cpor.local.LocalCloud;
import cpor.local.Options;
import cpor.local.faults.ActiveFault;
import cpor.local.faults.Fault;
import cpor.local.iam.Permission;
import cpor.local.lambda.FunctionError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * No role of the template may more than its work needs. The lives here are short, and use together
 * what all scenarios use: whoever lacks one of its rights is refused in one of them.
 */
class RightsTest {

  /** What nobody asks for here, and who asks for it on AWS. */
  private static final Map<Predicate<Permission>, String> ASKED_ON_AWS_ONLY =
      Map.of(
          permission -> permission.action().startsWith("xray:"),
          "the runtime sends traces, \"Tracing: Active\"",
          permission -> permission.action().startsWith("logs:"),
          "Lambda writes a function's log in its role, Step Functions sets up the delivery of its"
              + " own",
          permission ->
              permission.statement().startsWith("ClaimStreamRole")
                  && List.of("s3:PutObject", "s3:ListBucket").contains(permission.action()),
          "Lambda gives up records of a stream there, which happens after 23 hours of real time");

  /** A Monday morning. */
  private final LocalCloud cloud =
      LocalCloud.start(Options.standingAt(Instant.parse("2026-11-23T08:00:00Z")).withSchedules());

  private final World world = LocalWorld.in(cloud);
  private final Scenario scenario = new Scenario(world);
  private final Partner partner = scenario.partner();
  private final Reviewer reviewer = scenario.reviewer();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void everyPermissionOfEveryRoleIsUsed() throws FunctionError {
    aDocumentIsUploadedAgainAndRead();
    aClaimIsDisputedAndErased();
    theCustomerDeclines();
    theCustomerKeepsSilentAndTheLeadIsTold();
    whatIsLostIsRepaired();
    whatNobodyUnderstandsIsKept();
    whatWasKeptForLongEnoughIsRemoved();

    assertThat(cloud.rights().refused()).isEmpty();
    TreeSet<String> unused = new TreeSet<>();
    for (Permission permission : cloud.rights().granted()) {
      if (!cloud.rights().used().contains(permission)
          && ASKED_ON_AWS_ONLY.keySet().stream().noneMatch(asked -> asked.test(permission))) {
        unused.add(permission.toString());
      }
    }
    assertThat(unused).isEmpty();
  }

  private void aDocumentIsUploadedAgainAndRead() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    Document noImage = new Document("scan.png", "image/png", "%PDF-1.7\nno image");
    String missing = partner.declares(claim, Document.pdf()).at("/evidence/id").asText();
    partner.tries(claim, Command.confirm(missing)).refused(422, "invalid");
    partner.tries(claim, Command.remove(missing)).with(204);
    String wrong = partner.uploads(claim, noImage);
    partner.tries(claim, Command.confirm(wrong)).refused(422, "invalid");
    String renewal = "/claims/" + claim.id() + "/evidence/" + wrong + "/upload";
    JsonNode fresh = partner.caller().send(Call.post(renewal, Json.object())).with(200).json();
    partner.puts(fresh.path("upload"), noImage).succeeded();
    partner.tries(claim, Command.remove(wrong)).with(204);

    String right = partner.uploads(claim, Document.pdf());
    partner.submits(claim);
    JsonNode read = reviewer.caller().get(claim, "/evidence/" + right).with(200).json();
    scenario.download(read.path("url").asText()).with(200);
    assertThat(partner.caller().walk("/claims")).isNotEmpty();
    assertThat(reviewer.caller().walk("/reviews")).isNotEmpty();
  }

  private void aClaimIsDisputedAndErased() throws FunctionError {
    Claim claim = scenario.claimWithOpenRequest();
    partner.resubmits(claim, "Here they are.");
    assertThat(reviewer.caller().walk("/reviews?mine=true")).isNotEmpty();
    assertThat(reviewer.caller().walk("/reviews?q=Contoso")).isNotEmpty();
    partner.comments(claim, "All of them.");
    reviewer.comments(claim, "I see.");
    reviewer.rejects(claim);
    partner.disputes(claim);
    scenario.anotherReviewer().rejects(claim);
    assertThat(reviewer.eventTypes(claim)).isEqualTo(partner.eventTypes(claim));

    assertThat(invoke("RetentionFunction", "{\"erase\": \"%s\"}".formatted(claim.id())))
        .contains("ERASED");
  }

  private void theCustomerDeclines() {
    Claim claim = scenario.approvedClaim();
    scenario.consentLink(claim).opens().with(200);
    scenario.consentLink(claim).declines("We never met.").with(200);
  }

  private void theCustomerKeepsSilentAndTheLeadIsTold() {
    Claim held = scenario.approvedClaim();
    world.report(scenario.consentNotice(held), MailReport.PERMANENT_BOUNCE);
    Claim claim = scenario.associatedClaim();

    assertThat(world.announcements(claim.id())).isNotEmpty();
    assertThat(scenario.mailsTo(world.leadAddress())).isNotEmpty();
  }

  private void whatIsLostIsRepaired() throws FunctionError {
    Claim stopped = scenario.claimUnderReview();
    world.stop(world.executions(stopped.id()).getFirst());
    assertThat(world.executions(stopped.id())).hasSize(2);

    Claim unheard = partner.files();
    ActiveFault lost = cloud.faults().begin(new Fault.RingsRefused("TaskTimedOut"));
    reviewer.starts(unheard);
    assertThat(cloud.faults().end(lost.id())).isTrue();
    var _ = cloud.time().advance(Duration.ofHours(2));
    assertThat(invoke("ReconcileFunction", "{\"detail-type\": \"Scheduled Event\"}")).isNotNull();
    world.settle();
    assertThat(world.executions(unheard.id()).getFirst().statesEntered()).contains("UnderReview");
  }

  private void whatNobodyUnderstandsIsKept() throws FunctionError {
    world.writeByHand(Map.of("pk", "CLAIM#x", "sk", "EVENT#000001", "note", "I was here."));
    assertThat(world.recordsKeptUnread()).hasSize(1);
    String message = "{\"Records\": [{\"messageId\": \"m\", \"body\": \"?\"}]}";
    for (String function : List.of("MailEventsFunction", "ReconcileFunction")) {
      assertThat(invoke(function, message)).contains("[]");
    }
  }

  private void whatWasKeptForLongEnoughIsRemoved() {
    Claim discarded = partner.prepares();
    partner.tries(discarded, Command.discard()).with(204);
    world.writeByHand(
        Map.of(
            "pk", "CLAIM#" + discarded.id(),
            "sk", "CLAIM",
            "stage", "CLOSED",
            "retainUntil", "2026-11-24"));

    world.passTo(world.now().plus(Duration.ofDays(1)));
  }

  private String invoke(String function, String payload) throws FunctionError {
    return new String(cloud.functions().invoke(function, payload.getBytes(UTF_8)), UTF_8);
  }
}
