package cpor.local;

import cpor.http.Rfc3339;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a local cloud is started.
 *
 * @param template the template to run; its state machines lie where it says
 * @param apiPort port of the HTTP API on 127.0.0.1, 0 for a free one
 * @param awsPort port of the AWS endpoint on 127.0.0.1, 0 for a free one
 * @param linkHost the host of the links in mails, a name of this machine
 * @param clockStart where the product's time starts; empty for now
 * @param clockRuns whether the product's time moves with real time, or only when it is told to
 * @param schedules whether functions are called that a schedule calls each hour, or more often;
 *     takes time in jumps
 * @param environment may hold a value for any parameter of the template: {@code REVIEW_WITHIN} for
 *     {@code ReviewWithin}
 */
public record Options(
    Path template,
    int apiPort,
    int awsPort,
    String linkHost,
    Optional<Instant> clockStart,
    boolean clockRuns,
    boolean schedules,
    Map<String, String> environment) {

  public static final int DEFAULT_API_PORT = 3000;
  public static final int DEFAULT_AWS_PORT = 4566;

  public Options {
    environment = Map.copyOf(environment);
  }

  /**
   * Where events of the buses are posted to, as {@code WEBHOOKS} says.
   *
   * @throws InvalidOption if one is not on this machine, where no event may go
   */
  public List<URI> webhooks() {
    return Pattern.compile("[\\s,]+")
        .splitAsStream(environment.getOrDefault("WEBHOOKS", ""))
        .filter(Predicate.not(String::isEmpty))
        .map(Options::webhook)
        .toList();
  }

  /** For tests: free ports, a standing clock, no schedules but daily ones. */
  public static Options standingAt(Instant start) {
    return new Options(
        templateOfThisProject(), 0, 0, "localhost", Optional.of(start), false, false, Map.of());
  }

  /**
   * For people: the known ports and a running clock, as the environment says; and, as customers
   * should have it, links on the domain that the mails come from, which browsers find here.
   *
   * @throws InvalidOption naming the variable that is wrong
   */
  public static Options fromEnvironment(Map<String, String> environment) {
    return new Options(
        templateOfThisProject(),
        port(environment, "API_PORT", DEFAULT_API_PORT),
        port(environment, "AWS_PORT", DEFAULT_AWS_PORT),
        "claims.localhost",
        Optional.ofNullable(environment.get("CLOCK_START")).map(Options::instant),
        true,
        true,
        environment);
  }

  public Options withEnvironment(Map<String, String> other) {
    return new Options(
        template, apiPort, awsPort, linkHost, clockStart, clockRuns, schedules, other);
  }

  public Options withTemplate(Path other) {
    return new Options(
        other, apiPort, awsPort, linkHost, clockStart, clockRuns, schedules, environment);
  }

  public Options withPorts(int api, int aws) {
    return new Options(template, api, aws, linkHost, clockStart, clockRuns, schedules, environment);
  }

  public Options withSchedules() {
    return new Options(
        template, apiPort, awsPort, linkHost, clockStart, clockRuns, true, environment);
  }

  /** Programs start at the project's root, the tests of a module one folder below. */
  private static Path templateOfThisProject() {
    Path here = Path.of("template.yaml");
    return Files.exists(here) ? here : Path.of("..").resolve(here);
  }

  private static int port(Map<String, String> environment, String variable, int preset) {
    String value = environment.getOrDefault(variable, String.valueOf(preset));
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      throw new InvalidOption(variable + " is '" + value + "' but should be a port", notANumber);
    }
    throw new InvalidOption(variable + " is '" + value + "' but should be a port", null);
  }

  private static URI webhook(String value) {
    try {
      URI uri = new URI(value);
      if ("http".equals(uri.getScheme()) && "localhost".equals(uri.getHost())) {
        return uri;
      }
    } catch (URISyntaxException notAUri) {
      throw new InvalidOption(notAWebhook(value), notAUri);
    }
    throw new InvalidOption(notAWebhook(value), null);
  }

  private static String notAWebhook(String value) {
    return "WEBHOOKS has '"
        + value
        + "' but should have addresses such as http://localhost:9000/events";
  }

  private static Instant instant(String value) {
    try {
      return Rfc3339.parse(value);
    } catch (DateTimeParseException malformed) {
      throw new InvalidOption(
          "CLOCK_START is '" + value + "' but should be a time such as 2026-11-23T08:00:00Z",
          malformed);
    }
  }
}
