package cpor.costs;

import static cpor.story.ClaimScenario.aDraftStating;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.DynamoDbMeter;
import cpor.cloud.FakeCloud;
import cpor.cloud.Tables;
import cpor.story.Act;
import cpor.story.ClaimScenario;
import cpor.table.ItemSize;
import cpor.table.Keys;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a command does depends neither on a claim's age nor on an organisation's size. */
class GrowthTest {

  private static final int COMMENTS = 40;
  private static final int OTHER_CLAIMS = 40;

  /** Six counters have a digit more after that many events. */
  private static final int DIGITS = 6;

  private final DynamoDbMeter meter = new DynamoDbMeter(Tables.dynamoDb());
  private final FakeCloud cloud = new FakeCloud(meter);
  private final MeteredClaim.Functions functions = MeteredClaim.Functions.in(cloud, meter);
  private int claims;

  @Test
  void aClaimWithALongHistoryCostsWhatAYoungOneDoes() {
    MeteredClaim young = claim(aSubmittedClaim().and(comments(1)));
    MeteredClaim old = claim(aSubmittedClaim().and(comments(COMMENTS)));

    assertThat(size(old)).isBetween(size(young), size(young) + DIGITS);
    assertThat(lived(old)).isEqualTo(lived(young));
    assertThat(size(old)).isBetween(size(young), size(young) + DIGITS);
  }

  @Test
  void anOrganisationWithManyClaimsCostsWhatASmallOneDoes() {
    List<Usage> alone = lived(claim(aSubmittedClaim()));
    for (int others = 0; others < OTHER_CLAIMS; others++) {
      claim(aSubmittedClaim());
    }

    assertThat(lived(claim(aSubmittedClaim()))).isEqualTo(alone);
  }

  private static List<Usage> lived(MeteredClaim claim) {
    return List.of(
        claim.comment(),
        claim.startReview(),
        claim.requestAction(),
        claim.resubmit(),
        claim.approve(),
        claim.withdraw(),
        claim.read());
  }

  private static Act[] comments(int count) {
    return Stream.generate(() -> PARTNER.comments("See page 4.")).limit(count).toArray(Act[]::new);
  }

  /** Of a customer of its own. */
  private ClaimScenario aSubmittedClaim() {
    return aDraftStating(details().customerTenant(new UUID(17, claims).toString()).build())
        .and(PARTNER.declares("sow"), PARTNER.confirms("sow"), PARTNER.submits());
  }

  private MeteredClaim claim(ClaimScenario lived) {
    claims++;
    return new MeteredClaim(functions, lived.as("019ab1c2-7d3e-7f40-9a1b-%012d".formatted(claims)));
  }

  private int size(MeteredClaim claim) {
    return ItemSize.of(
        cloud.undisturbedTable().get(Keys.claim(claim.claim().id())).orElseThrow().attributes());
  }
}
