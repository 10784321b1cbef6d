package cpor.costs;

import static cpor.story.ClaimScenario.aDraftStating;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import cpor.cloud.DynamoDbMeter;
import cpor.cloud.FakeCloud;
import cpor.cloud.Tables;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What a command allocates, the table in memory and the test's own request included. Whatever is
 * loaded or compiled meanwhile only adds to it, so the least of several counts.
 */
class AllocationTest {

  private static final int TIMES = 25;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final DynamoDbMeter meter = new DynamoDbMeter(Tables.dynamoDb());
  private final FakeCloud cloud = new FakeCloud(meter);
  private final MeteredClaim.Functions functions = MeteredClaim.Functions.in(cloud, meter);
  private int claims;

  /** A tenth more is allowed than it took when this was written. */
  @Test
  void aCommandAllocatesHardlyMoreThanItDid() {
    assertThat(kilobytes(this::yetToCreate, MeteredClaim::create)).isLessThan(250 + 25);
    assertThat(kilobytes(this::submitted, MeteredClaim::comment)).isLessThan(228 + 23);
    assertThat(kilobytes(this::submitted, MeteredClaim::withdraw)).isLessThan(252 + 25);
  }

  private static long kilobytes(Supplier<MeteredClaim> claims, Consumer<MeteredClaim> command) {
    long least = Long.MAX_VALUE;
    for (int time = 0; time < TIMES; time++) {
      MeteredClaim claim = claims.get();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      command.accept(claim);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least / 1_000;
  }

  private MeteredClaim yetToCreate() {
    claims++;
    return new MeteredClaim(functions, "creation-" + claims + "-");
  }

  /** Of a customer of its own. */
  private MeteredClaim submitted() {
    claims++;
    return new MeteredClaim(
        functions,
        aDraftStating(details().customerTenant(new UUID(17, claims).toString()).build())
            .and(PARTNER.declares("sow"), PARTNER.confirms("sow"), PARTNER.submits())
            .as("019ab1c2-7d3e-7f40-9a1b-%012d".formatted(claims)));
  }
}
