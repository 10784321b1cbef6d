package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Sends thousands of requests that schemathesis makes up from the contract, right ones and wrong
 * ones, at a product that has claims in every situation. Without schemathesis it is skipped; in CI
 * it fails.
 */
// takes longest, so it begins first
@Order(1)
class FuzzTest {

  private static final Path PROJECT = Path.of("..");
  private static final Path REPORT = Path.of("target", "schemathesis.txt");
  private static final Pattern LINKS =
      Pattern.compile("API Links: +(\\d+) covered / (\\d+) selected");

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final int CLAIMS_A_SITUATION = 3;

  /** Only links lead to these, so that reviewers' lists are not empty when links are followed. */
  private static final int CLAIMS_SET_ASIDE = 40;

  private static final int MINUTES = 15;

  @Test
  void noRequestHoweverOddIsAnsweredOtherwiseThanTheContractSays() throws Exception {
    String schemathesis = schemathesis();
    try (World world = LocalWorld.standingAt(START)) {
      int status = fuzz(schemathesis, world, claims(world));
      String report = Files.readString(REPORT);

      System.out.println(report.substring(Math.max(0, report.indexOf("== SUMMARY ="))));
      assertThat(status).as(report).isZero();
      assertThat(shareOfLinksFollowed(report)).as(report).isGreaterThan(0.5);
    }
  }

  private static String schemathesis() {
    String program = System.getenv("SCHEMATHESIS");
    String missing = "SCHEMATHESIS does not name the program; .ci/schemathesis installs it";
    if (System.getenv("CI") == null) {
      assumeThat(program).as(missing).isNotNull();
    }
    return Objects.requireNonNull(program, missing);
  }

  /** Claims and one document of each, as the hooks of schemathesis take them. */
  private static String claims(World world) {
    Scenario scenario = new Scenario(world);
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < CLAIMS_A_SITUATION; i++) {
      // lets time pass, which the others must not live through
      claims.add(Situation.ASSOCIATED.claim(scenario));
    }
    for (int i = 0; i < CLAIMS_A_SITUATION; i++) {
      for (Situation situation : Situation.values()) {
        if (situation != Situation.ASSOCIATED) {
          claims.add(situation.claim(scenario));
        }
      }
    }
    for (int i = 0; i < CLAIMS_SET_ASIDE; i++) {
      Situation.SUBMITTED.claim(scenario);
    }
    return String.join(
        " ",
        claims.stream()
            .map(claim -> claim.id() + "/" + claim.owner().reads(claim).text("/evidence/0/id"))
            .toList());
  }

  private static int fuzz(String schemathesis, World world, String claims)
      throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    ProcessBuilder builder =
        new ProcessBuilder(
            schemathesis,
            "--no-color",
            "run",
            "docs/openapi.yaml",
            "--url",
            world.api().toString(),
            "--max-examples",
            environment.getOrDefault("FUZZ_EXAMPLES", "12"),
            "--seed",
            environment.getOrDefault("FUZZ_SEED", "1"));
    builder.directory(PROJECT.toFile());
    builder.environment().put("PARTNER_TOKEN", world.token("org-17"));
    builder.environment().put("REVIEWER_TOKEN", world.token("reviewer-1"));
    builder.environment().put("CLAIMS", claims);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("HYPOTHESIS_STORAGE_DIRECTORY", "acceptance/target/hypothesis");
    builder.redirectErrorStream(true).redirectOutput(REPORT.toFile());
    Process fuzzer = builder.start();
    try {
      if (!fuzzer.waitFor(MINUTES, TimeUnit.MINUTES)) {
        fail("schemathesis was not done after %d minutes, see %s", MINUTES, REPORT);
      }
      return fuzzer.exitValue();
    } finally {
      fuzzer.destroyForcibly();
    }
  }

  /** Of the links that the contract declares between an answer and the next request. */
  private static double shareOfLinksFollowed(String report) {
    Matcher links = LINKS.matcher(report);
    return links.find() ? Double.parseDouble(links.group(1)) / Integer.parseInt(links.group(2)) : 0;
  }
}
