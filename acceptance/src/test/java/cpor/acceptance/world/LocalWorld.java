package cpor.acceptance.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.LocalCloud;
import cpor.local.Options;
import cpor.local.alarms.Ring;
import cpor.local.faults.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The product in the local cloud, whose clock stands until a scenario moves it. */
public final class LocalWorld implements World {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalCloud cloud;
  private final ClaimsTable table;
  private final Map<String, String> tokens = new HashMap<>();

  private LocalWorld(LocalCloud cloud) {
    this.cloud = cloud;
    this.table = new ClaimsTable(cloud.clients().dynamoDb(), "claims");
  }

  /** Starts the product; its clock stands at that time. */
  public static LocalWorld standingAt(Instant start) {
    return in(LocalCloud.start(Options.standingAt(start)));
  }

  /**
   * The same, and functions are called each hour, or more often, whose schedules say so.
   *
   * @param parameters of the template that have other values
   */
  public static LocalWorld withSchedules(Instant start, Map<String, String> parameters) {
    return in(
        LocalCloud.start(Options.standingAt(start).withSchedules().withEnvironment(parameters)));
  }

  /** A local cloud that was started, and is closed with this world. */
  public static LocalWorld in(LocalCloud cloud) {
    return new LocalWorld(cloud);
  }

  /** The same, and what is put on the bus is posted to a receiver on this machine. */
  public static LocalWorld withWebhook(Instant start, URI receiver) {
    return in(
        LocalCloud.start(
            Options.standingAt(start).withEnvironment(Map.of("WEBHOOKS", receiver.toString()))));
  }

  /** What surrounds the product, for who breaks it. */
  public LocalCloud cloud() {
    return cloud;
  }

  @Override
  public URI api() {
    return cloud.api();
  }

  @Override
  public String token(String client) {
    return tokens.computeIfAbsent(client, cloud::token);
  }

  @Override
  public String expiredToken(String client) {
    return cloud.expiredToken(client);
  }

  @Override
  public Instant now() {
    return cloud.time().now();
  }

  @Override
  public Duration delay() {
    return Duration.ZERO;
  }

  @Override
  public World concernedWith(Supplier<List<String>> claimIds) {
    return this;
  }

  @Override
  public void settle() {
    cloud.time().settle();
  }

  @Override
  public void passTo(Instant then) {
    Instant _ = cloud.time().advanceTo(then);
  }

  @Override
  public String leadAddress() {
    return "reviewers-lead@cpor.example";
  }

  @Override
  public List<SentMail> mails() {
    settle();
    return cloud.mails().mails().stream()
        .map(
            mail ->
                new SentMail(
                    mail.id(),
                    mail.at(),
                    String.join(", ", mail.recipients()),
                    mail.subject(),
                    mail.text(),
                    mail.html()))
        .toList();
  }

  @Override
  public void reportNothingOf(String address) {
    var _ = cloud.faults().begin(new Fault.MailUnreported(address));
  }

  @Override
  public void report(SentMail mail, MailReport report) {
    String event =
        switch (report) {
          case DELIVERY -> "\"Delivery\"";
          case TRANSIENT_BOUNCE -> "\"Bounce\", \"bounceType\": \"Transient\"";
          case PERMANENT_BOUNCE -> "\"Bounce\", \"bounceType\": \"Permanent\"";
          case COMPLAINT -> "\"Complaint\"";
        };
    asks(
        "POST",
        "/_local/mail-events",
        "{\"messageId\": \"%s\", \"type\": %s}".formatted(mail.id(), event));
    settle();
  }

  /** Asks one of the doors for developers. */
  private void asks(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(cloud.api().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(path + " refused: " + answer.body());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void withoutMail(Runnable meanwhile) {
    during(new Fault.MailRefusing(), meanwhile);
  }

  @Override
  public void withoutTable(Runnable meanwhile) {
    during(new Fault.TableAway(null), meanwhile);
  }

  /** The alarms that began to ring since then. */
  public Set<String> rungSince(Instant then) {
    settle();
    return cloud.alarms().rings().stream()
        .filter(ring -> !ring.at().isBefore(then))
        .map(Ring::alarm)
        .collect(Collectors.toSet());
  }

  /** The alarms that ring, or will by what was measured so far. */
  public Set<String> unsettled() {
    settle();
    return cloud.alarms().unsettled();
  }

  /** Whether the table has anything of a claim. */
  public boolean keeps(String claimId) {
    return table.has(claimId);
  }

  /** Does something while the bus takes no event. */
  public void withoutBus(Runnable meanwhile) {
    during(new Fault.BusAway(), meanwhile);
  }

  /** Breaks something, in the words of the door for that, until everything is mended. */
  public void breaks(Map<String, String> fault) {
    asks("POST", "/_local/faults", JSON.valueToTree(fault).toString());
  }

  /** Ends all faults. */
  public void mends() {
    asks("DELETE", "/_local/faults", "");
    settle();
  }

  private void during(Fault fault, Runnable meanwhile) {
    String begun = cloud.faults().begin(fault).id();
    try {
      meanwhile.run();
    } finally {
      boolean _ = cloud.faults().end(begun);
    }
  }

  @Override
  public List<Announcement> announcements(String claimId) {
    settle();
    return cloud.events().events().stream()
        .filter(event -> event.source().equals("cpor.claims"))
        .filter(event -> event.detail().path("claimId").asText().equals(claimId))
        .map(event -> new Announcement(event.source(), event.detailType(), event.detail()))
        .toList();
  }

  @Override
  public List<Execution> executions(String claimId) {
    settle();
    return cloud.stepFunctions().executions().stream()
        .filter(execution -> execution.name().matches(claimId + "(-r\\d+)?"))
        .map(LocalWorld::seen)
        .toList();
  }

  @Override
  public void stop(Execution execution) {
    cloud.stepFunctions().executions().stream()
        .filter(running -> running.name().equals(execution.name()))
        .forEach(running -> cloud.stepFunctions().stopExecution(running.arn(), null, null));
    settle();
  }

  @Override
  public void writeByHand(Map<String, String> item) {
    table.put(item);
  }

  @Override
  public List<String> recordsKeptUnread() {
    settle();
    return table.recordsKeptUnread();
  }

  private static Execution seen(stepfunctions.history.Execution execution) {
    StringBuilder record = new StringBuilder(execution.input().toString());
    execution.output().ifPresent(output -> record.append('\n').append(output));
    execution
        .events()
        .forEach(
            event ->
                event.details().ifPresent(details -> record.append('\n').append(details.value())));
    return new Execution(
        execution.name(), execution.status().name(), execution.statesEntered(), record.toString());
  }

  @Override
  public void close() {
    table.close();
    cloud.close();
    http.close();
  }
}
