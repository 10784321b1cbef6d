package cpor.local;

import cpor.local.lambda.InvalidFunction;
import cpor.local.sample.SampleClaim;
import cpor.local.template.InvalidTemplate;
import cpor.local.web.PortInUse;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What somebody sees who starts the local cloud in a terminal. */
final class Console {
  private final PrintStream out;
  private final Map<String, String> environment;

  Console(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  /**
   * Starts the local cloud, which then stays up until the JVM ends.
   *
   * @return 0, or 1 if it did not start
   */
  int run() {
    try {
      Options options = Options.fromEnvironment(environment);
      return start(options);
    } catch (InvalidOption | InvalidTemplate | InvalidFunction refused) {
      return failed(String.valueOf(refused.getMessage()));
    }
  }

  private int start(Options options) {
    LocalCloud cloud;
    try {
      cloud = LocalCloud.start(options);
    } catch (PortInUse busy) {
      String variable = busy.port() == options.apiPort() ? "API_PORT" : "AWS_PORT";
      return failed(busy.getMessage() + "; set " + variable + " to a free one");
    }
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(cloud::close));
    welcome(cloud);
    if (!"off".equals(environment.get("PLAY"))) {
      play(cloud);
    }
    out.println();
    out.println("Up until Ctrl-C.");
    return 0;
  }

  private int failed(String reason) {
    out.println("The local cloud did not start: " + reason);
    return 1;
  }

  private void welcome(LocalCloud cloud) {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    out.printf(
        """

        CPOR Claims, local cloud, ready in %.1f s

          API     %2$s
          page    %2$s/_local
          AWS     %3$s
          inbox   %3$s/_aws/ses
          time    %4$s

        A token lasts an hour; this is how to get one (org-17, org-18, org-17-reader, reviewer-1, reviewer-2, reviewer-reader):
          token() { curl -s %2$s/_local/oauth2/token -d grant_type=client_credentials -d client_id=$1 -d client_secret=local | jq -r .access_token; }

        Try:
          curl -s %2$s/claims -H "authorization: Bearer $(token org-17)" -H "content-type: application/json" -H "idempotency-key: 1" \\
            -d '{"customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11"}, "partner": {"partnerId": "4567890"}}'
          curl -s -X POST %2$s/reviews/ID/start -H "authorization: Bearer $(token reviewer-1)" -H "idempotency-key: 2"
          curl -s %2$s/_local/clock -d '{"to": "next-deadline"}'
          export %5$s
          aws stepfunctions list-state-machines
        """,
        seconds,
        cloud.api(),
        cloud.aws(),
        cloud.time().now().truncatedTo(ChronoUnit.SECONDS),
        cloud.clients().shellVariables());
  }

  private void play(LocalCloud cloud) {
    out.println();
    out.println("A sample claim (PLAY=off skips it):");
    try (HttpClient http = HttpClient.newHttpClient()) {
      new SampleClaim(cloud.api(), cloud.aws(), http, out::println).play();
    } catch (IllegalStateException refused) {
      out.println("The sample stopped: " + refused.getMessage());
    }
  }
}
